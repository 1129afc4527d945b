// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <catch2/catch.hpp>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

/// Readers of tests/reference (its README says what the values are and how they were made):
///
///   const auto& expected = reference("logit_apistrat");
///   CHECK(model.deviance == expected.approx("no_fpc", "deviance"));
///   for (const auto& c : model.coefficients)
///     CHECK(c.estimate == expected.approx("no_fpc", "coef[" + c.term + "]"));
///
/// An unknown file, case, quantity or column throws and so fails the test.

/// Where a data set lies: referenceFile("synthetic") is .../tests/reference/data/synthetic.csv.
inline std::filesystem::path referenceFile(const std::string& data) {
  return std::filesystem::path(CANDOUR_SOURCE_DIR) / "tests/reference/data" / (data + ".csv");
}

namespace reference_detail {

/// The fields of each line. The reference files quote nothing.
inline std::vector<std::vector<std::string>> linesOf(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error("no reference file " + file.string());
  std::vector<std::vector<std::string>> lines;
  for (std::string line; std::getline(in, line);) {
    std::vector<std::string> fields(1);
    for (const char c : line) {
      if (c == ',') {
        fields.emplace_back();
      } else {
        fields.back() += c;
      }
    }
    lines.push_back(std::move(fields));
  }
  return lines;
}

inline double numberOf(const std::string& text) {
  if (text.empty() || text == "NA") return std::numeric_limits<double>::quiet_NaN();
  char* end = nullptr;
  const double value = std::strtod(text.c_str(), &end);
  if (*end != '\0') throw std::runtime_error("not a number in a reference file: " + text);
  return value;
}

}  // namespace reference_detail

/// A column of a data set as text; empty where the file has nothing.
inline std::vector<std::string> referenceTexts(const std::string& data, const std::string& column) {
  const auto lines = reference_detail::linesOf(referenceFile(data));
  for (std::size_t c = 0; c < lines.front().size(); ++c) {
    if (lines.front()[c] != column) continue;
    std::vector<std::string> texts;
    for (std::size_t row = 1; row < lines.size(); ++row) texts.push_back(lines[row].at(c));
    return texts;
  }
  throw std::runtime_error("no column " + column + " in reference data " + data);
}

/// A column of a data set as numbers; NaN where the file has nothing.
inline std::vector<double> referenceNumbers(const std::string& data, const std::string& column) {
  std::vector<double> numbers;
  for (const auto& text : referenceTexts(data, column)) {
    numbers.push_back(reference_detail::numberOf(text));
  }
  return numbers;
}

/// The expected values of one script.
class Reference {
 public:
  explicit Reference(const std::string& name) : m_name(name) {
    const auto lines = reference_detail::linesOf(std::filesystem::path(CANDOUR_SOURCE_DIR) /
                                                 "tests/reference" / (name + ".csv"));
    for (std::size_t row = 1; row < lines.size(); ++row) {
      const auto& line = lines[row];
      const Value value{reference_detail::numberOf(line.at(2)),
                        reference_detail::numberOf(line.at(3))};
      if (value.tolerance > 1e-8 && line.at(4).empty()) {
        throw std::runtime_error(name + ": a tolerance without a reason: " + line.at(1));
      }
      if (!m_values[line.at(0)].emplace(line.at(1), value).second) {
        throw std::runtime_error(name + ": twice: " + line.at(0) + " " + line.at(1));
      }
      m_order[line.at(0)].push_back(line.at(1));
    }
  }

  /// NaN where the quantity is not available.
  [[nodiscard]] double value(const std::string& which, const std::string& quantity) const {
    return find(which, quantity).value;
  }
  [[nodiscard]] double tolerance(const std::string& which, const std::string& quantity) const {
    return find(which, quantity).tolerance;
  }
  /// To compare with ==, within the tolerance; never equal where not available.
  [[nodiscard]] Approx approx(const std::string& which, const std::string& quantity) const {
    const Value& found = find(which, quantity);
    return Approx(found.value).epsilon(found.tolerance).margin(1e-15);
  }
  [[nodiscard]] bool has(const std::string& which, const std::string& quantity) const {
    const auto values = m_values.find(which);
    return values != m_values.end() && values->second.count(quantity) > 0;
  }
  /// The names in the brackets of `quantity[...]`, in the order of the file: keys("no_fpc", "coef")
  /// are the terms of the model.
  [[nodiscard]] std::vector<std::string> keys(const std::string& which,
                                              const std::string& quantity) const {
    std::vector<std::string> keys;
    const auto names = m_order.find(which);
    if (names == m_order.end()) throw std::runtime_error(m_name + ": no case " + which);
    for (const auto& name : names->second) {
      if (name.rfind(quantity + "[", 0) != 0) continue;
      keys.push_back(name.substr(quantity.size() + 1, name.size() - quantity.size() - 2));
    }
    return keys;
  }
  [[nodiscard]] std::vector<std::string> cases() const {
    std::vector<std::string> cases;
    for (const auto& entry : m_values) cases.push_back(entry.first);
    return cases;
  }

 private:
  struct Value {
    double value = 0;
    double tolerance = 0;
  };

  [[nodiscard]] const Value& find(const std::string& which, const std::string& quantity) const {
    const auto values = m_values.find(which);
    if (values == m_values.end()) throw std::runtime_error(m_name + ": no case " + which);
    const auto value = values->second.find(quantity);
    if (value != values->second.end()) return value->second;
    throw std::runtime_error(m_name + ": case " + which + " has no " + quantity);
  }

  std::string m_name;
  std::map<std::string, std::map<std::string, Value>> m_values;
  std::map<std::string, std::vector<std::string>> m_order;
};

/// Read once a program. Not for several threads.
inline const Reference& reference(const std::string& name) {
  static std::map<std::string, Reference> read;
  const auto known = read.find(name);
  if (known != read.end()) return known->second;
  return read.emplace(name, Reference(name)).first->second;
}

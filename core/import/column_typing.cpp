// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/import/column_typing.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "core/base/check.h"
#include "core/import/field_formats.h"
#include "core/import/number_set.h"

namespace candour {

namespace {

using Runs = std::vector<const FieldRun*>;

const std::vector<std::string_view>& distinctOf(const FieldRun& run) {
  return run.plain ? run.fields : run.dictionary.texts();
}

FormatFinder findFormat(const Runs& runs) {
  FormatFinder finder;
  for (const FieldRun* run : runs) {
    for (const auto field : distinctOf(*run)) {
      finder.see(field);
      if (!finder.anyLeft()) return finder;
    }
  }
  return finder;
}

// The numbers of each run's distinct fields (or of every field, where the run is plain).
std::vector<std::vector<double>> valuesOf(const Runs& runs, FieldFormat format) {
  std::vector<std::vector<double>> values;
  for (const FieldRun* run : runs) {
    std::vector<double>& of = values.emplace_back();
    of.reserve(distinctOf(*run).size());
    for (const auto field : distinctOf(*run)) {
      const auto value =
          field.empty() || meansNoNumber(field) ? std::nullopt : valueOf(field, format);
      of.push_back(value ? *value + 0.0 : emptyNumber());  // + 0.0: minus zero is zero
    }
  }
  return values;
}

// Calls put(row, index among the run's distinct fields or plain fields, run) for every row.
template <class Put>
void forEachRow(const Runs& runs, const Put& put) {
  std::size_t row = 0;
  for (std::size_t r = 0; r < runs.size(); ++r) {
    const FieldRun& run = *runs[r];
    if (run.plain) {
      for (std::size_t i = 0; i < run.fields.size(); ++i) put(row++, i, r);
    } else {
      for (const auto number : run.numbers) put(row++, number, r);
    }
  }
}

std::size_t rowsOf(const Runs& runs) {
  return std::accumulate(runs.begin(), runs.end(), std::size_t{0},
                         [](std::size_t n, const FieldRun* run) { return n + run->rows(); });
}

Column numbersColumn(const Runs& runs, const std::vector<std::vector<double>>& values) {
  std::vector<double> numbers(rowsOf(runs));
  forEachRow(runs,
             [&](std::size_t row, std::size_t at, std::size_t r) { numbers[row] = values[r][at]; });
  return Column::numbers(std::move(numbers));
}

template <class T>
Column packedColumn(const Runs& runs, const std::vector<std::vector<std::int32_t>>& levelOf) {
  std::vector<T> levels(rowsOf(runs));
  forEachRow(runs, [&](std::size_t row, std::size_t at, std::size_t r) {
    levels[row] = static_cast<T>(levelOf[r][at]);
  });
  return Column(std::move(levels));
}

Column codedColumn(const Runs& runs, const std::vector<std::vector<std::int32_t>>& levelOf,
                   std::size_t levels) {
  if (levels <= std::numeric_limits<std::int8_t>::max()) {
    return packedColumn<std::int8_t>(runs, levelOf);
  }
  if (levels <= std::numeric_limits<std::int16_t>::max()) {
    return packedColumn<std::int16_t>(runs, levelOf);
  }
  return packedColumn<std::int32_t>(runs, levelOf);
}

void buildNumbers(TypedColumn& result, const Runs& runs, FieldFormat format) {
  const auto values = valuesOf(runs, format);
  NumberSet distinct(kMaxCodedNumbers);
  for (const auto& of : values) {
    for (const double value : of) {
      if (value == value && !distinct.add(value)) {
        result.column = numbersColumn(runs, values);
        return;
      }
    }
  }
  const auto sorted = distinct.sorted();
  for (const double code : sorted) result.variable.levels.push_back({code, {}, false});
  std::vector<std::vector<std::int32_t>> levelOf;
  for (const auto& of : values) {
    auto& levels = levelOf.emplace_back();
    for (const double value : of) {
      const auto at = std::lower_bound(sorted.begin(), sorted.end(), value);
      levels.push_back(value == value ? static_cast<std::int32_t>(at - sorted.begin())
                                      : Column::kEmpty);
    }
  }
  result.column = codedColumn(runs, levelOf, sorted.size());
}

void buildText(TypedColumn& result, const Runs& runs) {
  FieldDictionary all;
  std::vector<std::vector<std::int32_t>> levelOf;
  for (const FieldRun* run : runs) {
    auto& numbers = levelOf.emplace_back();
    for (const auto field : distinctOf(*run)) {
      numbers.push_back(field.empty() ? Column::kEmpty
                                      : static_cast<std::int32_t>(all.number(field)));
    }
  }
  std::vector<std::int32_t> order(all.size());
  std::iota(order.begin(), order.end(), 0);
  const auto& texts = all.texts();
  std::sort(order.begin(), order.end(), [&texts](std::int32_t a, std::int32_t b) {
    return texts[static_cast<std::size_t>(a)] < texts[static_cast<std::size_t>(b)];
  });
  std::vector<std::int32_t> place(order.size());
  auto& levels = result.variable.levels;
  levels.reserve(order.size());
  for (const auto number : order) {
    place[static_cast<std::size_t>(number)] = static_cast<std::int32_t>(levels.size());
    std::string label(texts[static_cast<std::size_t>(number)]);
    const bool missing = meansNoAnswer(label);
    levels.push_back({static_cast<double>(levels.size() + 1), std::move(label), missing});
  }
  for (auto& numbers : levelOf) {
    for (auto& number : numbers) {
      if (number >= 0) number = place[static_cast<std::size_t>(number)];
    }
  }
  result.column = codedColumn(runs, levelOf, levels.size());
}

}  // namespace

TypedColumn typeColumn(std::string name, const Runs& runs) {
  const FormatFinder finder = findFormat(runs);
  const FieldFormat format = finder.format();
  TypedColumn result;
  result.variable.name = std::move(name);
  const std::string quoted = "\"" + result.variable.name + "\"";
  if (finder.ambiguousDate()) {
    result.notes.push_back(quoted +
                           " holds dates that could be day/month or month/day: kept as text. "
                           "Write them as yyyy-mm-dd.");
  }
  if (finder.perhapsThousands()) {
    result.notes.push_back(quoted +
                           " holds numbers like 1,234: the comma was read as the decimal mark.");
  }
  switch (format) {
    case FieldFormat::Text:
      result.variable.kind = VariableKind::Text;
      buildText(result, runs);
      break;
    case FieldFormat::PointNumber:
    case FieldFormat::CommaNumber:
      buildNumbers(result, runs, format);
      break;
    default:
      result.variable.kind = VariableKind::Date;
      result.variable.dateStyle = finder.dateStyle();
      result.column = numbersColumn(runs, valuesOf(runs, format));
  }
  return result;
}

}  // namespace candour

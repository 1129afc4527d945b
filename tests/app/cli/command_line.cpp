// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "tests/app/cli/command_line.h"

#include <sys/wait.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

namespace {

std::string quoted(const std::string& text) {
  std::string result = "'";
  for (const char c : text) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return result + "'";
}

std::string contents(const std::filesystem::path& file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

std::map<std::string, std::string> filesIn(const std::filesystem::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    files[entry.path().string()] = entry.is_regular_file() ? contents(entry.path()) : "";
  }
  return files;
}

}  // namespace

Ran CommandLine::run(const std::vector<std::string>& arguments) const {
  // Outside the folder, so that what the command writes can be told.
  const TemporaryFolder streams;
  const auto out = streams / "out";
  const auto err = streams / "err";
  std::string line = "cd " + quoted(m_folder.path().string()) + " && " + quoted(CANDOUR_CLI);
  for (const auto& argument : arguments) line += " " + quoted(argument);
  line += " >" + quoted(out.string()) + " 2>" + quoted(err.string()) + " </dev/null";
  const int status = std::system(line.c_str());
  INFO(line);
  REQUIRE(WIFEXITED(status));
  return {WEXITSTATUS(status), contents(out), contents(err)};
}

std::string CommandLine::done(const std::vector<std::string>& arguments) const {
  const Ran ran = run(arguments);
  INFO(ran.err);
  REQUIRE(ran.code == 0);
  return ran.out;
}

Json CommandLine::json(const std::vector<std::string>& arguments) const {
  const std::string text = done(arguments);
  INFO(text);
  REQUIRE(Json::accept(text));
  return Json::parse(text);
}

std::string CommandLine::refused(const std::vector<std::string>& arguments) const {
  const auto before = filesIn(m_folder.path());
  const Ran ran = run(arguments);
  INFO(ran.out << ran.err);
  REQUIRE(ran.code == 1);
  CHECK(ran.out.empty());
  CHECK(std::count(ran.err.begin(), ran.err.end(), '\n') == 1);
  const std::string start = "candour-cli: ";
  REQUIRE(ran.err.rfind(start, 0) == 0);
  CHECK((filesIn(m_folder.path()) == before));
  return ran.err.substr(start.size(), ran.err.size() - start.size() - 1);
}

void CommandLine::write(const std::string& name, std::string_view bytes) const {
  std::ofstream(m_folder / name, std::ios::binary) << bytes;
}

std::string CommandLine::read(const std::string& name) const {
  return contents(m_folder / name);
}

void CommandLine::import(std::string_view csv) const {
  std::filesystem::remove(m_folder / "P.candour");
  write("data.csv", csv);
  done({"import", "data.csv", "-o", "P.candour"});
}

Json CommandLine::fit(const Json& model) const {
  write("model.json", model.dump());
  return json({"fit", "P.candour", "--model", "model.json", "--json"});
}

std::string CommandLine::refusedFit(const Json& model) const {
  write("model.json", model.dump());
  return refused({"fit", "P.candour", "--model", "model.json", "--json"});
}

Json CommandLine::variable(const std::string& name) const {
  return json({"describe", "P.candour", name, "--json"}).at("variables").at(0);
}

const Json& entry(const Json& list, const std::string& key, const std::string& value) {
  const auto found = std::find_if(list.begin(), list.end(), [&](const Json& object) {
    return object.at(key).is_string() && object.at(key) == value;
  });
  INFO(key << " " << value << " in " << list.dump());
  REQUIRE(found != list.end());
  return *found;
}

std::vector<std::string> texts(const Json& list, const std::string& key) {
  std::vector<std::string> result;
  for (const auto& object : list) result.push_back(object.at(key));
  return result;
}

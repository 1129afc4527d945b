// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <cmath>

#include "models/drivers/design_of.h"
#include "models/drivers/spec_json.h"

namespace candour {

namespace {

using Json = nlohmann::ordered_json;

constexpr Word<LonelyPsu> kLonely[] = {{"adjust", LonelyPsu::Adjust},
                                       {"remove", LonelyPsu::Remove},
                                       {"certainty", LonelyPsu::Certainty},
                                       {"average", LonelyPsu::Average},
                                       {"fail", LonelyPsu::Fail}};
constexpr Word<ReplicateMethod> kMethods[] = {{"brr", ReplicateMethod::Brr},
                                              {"fay", ReplicateMethod::Fay},
                                              {"jk1", ReplicateMethod::Jk1},
                                              {"jkn", ReplicateMethod::Jkn},
                                              {"bootstrap", ReplicateMethod::Bootstrap}};
constexpr Word<ClusterCorrection> kCorrections[] = {
    {"auto", ClusterCorrection::Auto},
    {"none", ClusterCorrection::None},
    {"bell_mccaffrey", ClusterCorrection::BellMcCaffrey}};
constexpr Word<ShareInterval> kIntervals[] = {{"logit", ShareInterval::Logit},
                                              {"beta", ShareInterval::Beta},
                                              {"wilson", ShareInterval::Wilson},
                                              {"arcsine", ShareInterval::Arcsine}};

constexpr int kMostReplicates = 10000;

std::vector<std::string> namesAt(const Json& object, const std::string& where, const char* key) {
  std::vector<std::string> names;
  if (!object.contains(key)) return names;
  const Json& value = object[key];
  if (value.is_string()) return {value.get<std::string>()};
  const std::string what = "\"" + std::string(key) + "\" must be a list of variables.";
  if (!value.is_array()) misread(where, what);
  for (const auto& entry : value) {
    if (!entry.is_string()) misread(where, what);
    names.push_back(entry.get<std::string>());
  }
  return names;
}

// A whole number under `key` from `least` to `most`, or `otherwise`.
int countAt(const Json& object, const std::string& where, const char* key, int least, int most,
            int otherwise) {
  if (!object.contains(key)) return otherwise;
  const Json& value = object[key];
  if (!value.is_number_integer() || value.get<double>() < least || value.get<double>() > most) {
    misread(where, "\"" + std::string(key) + "\" must be a whole number from " +
                       std::to_string(least) + " to " + std::to_string(most) + ".");
  }
  return value.get<int>();
}

std::vector<double> rscalesOf(const Json& value, const std::string& where) {
  std::vector<double> scales;
  for (const auto& scale : listAt(value, where, "rscales")) {
    if (!scale.is_number() || scale.get<double>() < 0) {
      misread(where, "\"rscales\" must be numbers of 0 or more.");
    }
    scales.push_back(scale.get<double>());
  }
  return scales;
}

ReplicateSpec replicatesOf(const Json& design) {
  ReplicateSpec spec;
  if (!design.contains("replicates")) return spec;
  const Json& value = design["replicates"];
  const std::string where = inModelFile("\"replicates\"");
  requireKeys(value, where, {"method", "weights", "count", "seed", "rho", "scale", "rscales"});
  spec.method = wordOf(kMethods, textAt(value, where, "method", true), where);
  spec.weights = namesAt(value, where, "weights");
  spec.count = countAt(value, where, "count", 2, kMostReplicates, spec.count);
  spec.seed = static_cast<std::uint64_t>(countAt(value, where, "seed", 0, 2147483647, 1));
  if (const double rho = numberAt(value, where, "rho"); !std::isnan(rho)) {
    if (rho < 0 || rho >= 1) misread(where, "\"rho\" must be from 0 to below 1.");
    spec.rho = rho;
  }
  if (const double scale = numberAt(value, where, "scale"); !std::isnan(scale)) {
    if (scale <= 0) misread(where, "\"scale\" must be above 0.");
    spec.scale = scale;
  }
  spec.rscales = rscalesOf(value, where);
  if (!spec.rscales.empty() && spec.rscales.size() != spec.weights.size()) {
    misread(where, "\"rscales\" must be as many as \"weights\".");
  }
  return spec;
}

Json replicatesJson(const ReplicateSpec& spec) {
  const ReplicateSpec usual;
  Json object = {{"method", wordFor(kMethods, spec.method)}};
  if (!spec.weights.empty()) object["weights"] = spec.weights;
  if (spec.count != usual.count) object["count"] = spec.count;
  if (spec.seed != usual.seed) object["seed"] = spec.seed;
  if (spec.rho != usual.rho) object["rho"] = spec.rho;
  if (spec.scale) object["scale"] = *spec.scale;
  if (!spec.rscales.empty()) object["rscales"] = spec.rscales;
  return object;
}

}  // namespace

DesignSpec designSpecOf(const Json& root) {
  DesignSpec design;
  if (!root.contains("design")) return design;
  const Json& value = root["design"];
  const std::string where = inModelFile("\"design\"");
  requireKeys(value, where,
              {"weight", "strata", "clusters", "fpc", "single_psu", "replicates",
               "cluster_correction", "interval"});
  design.weight = textAt(value, where, "weight");
  design.strata = namesAt(value, where, "strata");
  design.clusters = namesAt(value, where, "clusters");
  design.fpc = textAt(value, where, "fpc");
  if (const auto word = textAt(value, where, "single_psu"); !word.empty()) {
    design.singlePsu = wordOf(kLonely, word, where);
  }
  design.replicates = replicatesOf(value);
  if (const auto word = textAt(value, where, "cluster_correction"); !word.empty()) {
    design.clusterCorrection = wordOf(kCorrections, word, where);
  }
  if (const auto word = textAt(value, where, "interval"); !word.empty()) {
    design.interval = wordOf(kIntervals, word, where);
  }
  return design;
}

std::string nameOf(ReplicateMethod method) {
  return method == ReplicateMethod::None ? "linearised" : wordFor(kMethods, method);
}

std::string nameOf(ClusterCorrection correction) {
  return wordFor(kCorrections, correction);
}

std::string nameOf(ShareInterval interval) {
  return wordFor(kIntervals, interval);
}

Json designSpecJson(const DesignSpec& design) {
  Json object = Json::object();
  if (!design.weight.empty()) object["weight"] = design.weight;
  if (!design.strata.empty()) object["strata"] = design.strata;
  if (!design.clusters.empty()) object["clusters"] = design.clusters;
  if (!design.fpc.empty()) object["fpc"] = design.fpc;
  if (design.singlePsu != LonelyPsu::Adjust) {
    object["single_psu"] = wordFor(kLonely, design.singlePsu);
  }
  if (design.replicates.method != ReplicateMethod::None) {
    object["replicates"] = replicatesJson(design.replicates);
  }
  if (design.clusterCorrection != ClusterCorrection::Auto) {
    object["cluster_correction"] = wordFor(kCorrections, design.clusterCorrection);
  }
  if (design.interval != ShareInterval::Logit) {
    object["interval"] = wordFor(kIntervals, design.interval);
  }
  return object;
}

}  // namespace candour

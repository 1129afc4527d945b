// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/scenarios/moved_share.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/numeric/parallel.h"
#include "core/numeric/vector_math.h"
#include "core/regression/block_sums.h"

namespace candour {

namespace {

using Block = std::array<double, kBlockRows>;

// A term of a driver after a number of whole steps.
struct SteppedTerm {
  const MovableTerm* movable = nullptr;
  bool categorical = false;
  int parameter = -1;                       // numeric
  double beta = 0;                          // numeric
  double sd = 1;                            // numeric
  double add = 0;                           // of a number: standardised
  std::vector<std::vector<double>> scores;  // of a scale, an item: change of the score by place
  std::vector<int> placeAfter;              // category
  std::vector<double> etaChange;            // category, by place
  std::vector<int> parameterOf;             // category, by place; -1 the reference
  double meanStep = 1;                      // from the change of the value to that of the mean
};

// A driver's terms with the shift's whole steps ([0]) and with one more ([1]).
struct SteppedDriver {
  std::array<std::vector<SteppedTerm>, 2> terms;
  double more = 0;  // the part of the crowd that moves one more
};

// A part of the crowd in which everyone moves alike.
struct Segment {
  double share = 0;
  std::vector<char> more;  // of each driver
};

int placed(int place, double steps, int levels) {
  return static_cast<int>(std::clamp(place + steps, 0.0, levels - 1.0));
}

void stepScale(const MovableTerm& movable, double steps, SteppedTerm& term) {
  for (const auto& ladder : movable.ladders) {
    std::vector<double> change(static_cast<std::size_t>(ladder.levels));
    for (int place = 0; place < ladder.levels; ++place) {
      change[place] = (placed(place, steps, ladder.levels) - place) / (ladder.levels - 1.0);
    }
    term.scores.push_back(std::move(change));
  }
}

void stepCategory(const PreparedModel& model, const LogisticFit& fit, const PlacedTerm& placedTerm,
                  double steps, SteppedTerm& term) {
  const int levels = term.movable->ladders.front().levels;
  const auto betaOf = [&](int place) {
    return term.parameterOf[place] < 0 ? 0.0 : fit.beta[term.parameterOf[place]];
  };
  for (int place = 0; place < levels; ++place) {
    const int column = model.matrix.columnOfLevel(placedTerm.place, place);
    term.parameterOf.push_back(column < 0 ? -1 : fit.selection.parameterOf[column]);
  }
  for (int place = 0; place < levels; ++place) {
    term.placeAfter.push_back(placed(place, steps, levels));
    term.etaChange.push_back(betaOf(term.placeAfter.back()) - betaOf(place));
  }
}

SteppedTerm stepped(const PreparedModel& model, const LogisticFit& fit, const DriverShift& shift,
                    const MovableTerm& movable, double steps) {
  const PlacedTerm& placedTerm = model.terms[movable.term];
  SteppedTerm term;
  term.movable = &movable;
  term.categorical = placedTerm.categorical;
  term.meanStep = 1.0 / static_cast<double>(shift.driver->terms.size());
  if (term.categorical) {
    stepCategory(model, fit, placedTerm, steps, term);
    term.meanStep /= std::max(1, movable.ladders.front().levels - 1);
    return term;
  }
  term.parameter = fit.selection.parameterOf[model.matrix.columnOfNumeric(placedTerm.place)];
  term.beta = fit.beta[term.parameter];
  term.sd = model.matrix.sd(placedTerm.place);
  term.meanStep *= term.sd;
  if (movable.ladders.empty()) {
    term.add = shift.shift / term.sd;
  } else {
    stepScale(movable, steps, term);
  }
  return term;
}

std::vector<SteppedDriver> steppedDrivers(const PreparedModel& model, const LogisticFit& fit,
                                          const std::vector<DriverShift>& shifts) {
  std::vector<SteppedDriver> drivers;
  for (const auto& shift : shifts) {
    const double size = std::abs(shift.shift);
    const double sign = shift.shift < 0 ? -1 : 1;
    SteppedDriver driver;
    driver.more = shift.driver->number ? 0 : size - std::floor(size);
    for (const int more : {0, 1}) {
      for (const auto& movable : shift.driver->terms) {
        const double steps = sign * (std::floor(size) + more);
        driver.terms[more].push_back(stepped(model, fit, shift, movable, steps));
      }
    }
    drivers.push_back(std::move(driver));
  }
  return drivers;
}

std::vector<Segment> segmentsOf(const std::vector<SteppedDriver>& drivers) {
  std::vector<double> ends = {0, 1};
  for (const auto& driver : drivers) ends.push_back(driver.more);
  std::sort(ends.begin(), ends.end());
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
  std::vector<Segment> segments;
  for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
    Segment segment{ends[i + 1] - ends[i], {}};
    for (const auto& driver : drivers) segment.more.push_back(ends[i] < driver.more ? 1 : 0);
    segments.push_back(std::move(segment));
  }
  return segments;
}

// Works through a chunk of rows, block by block.
class ChunkMover {
 public:
  ChunkMover(const SelectedColumns& columns, const LogisticFit& fit, const std::vector<double>& w,
             const std::vector<SteppedDriver>& drivers, const std::vector<Segment>& segments)
      : m_columns(columns),
        m_fit(fit),
        m_w(w),
        m_drivers(drivers),
        m_segments(segments),
        m_sums(columns, BlockSums::Keep::Gradient),
        meanChange(drivers.size(), 0) {
    for (const auto& driver : drivers) {
      for (const auto& terms : driver.terms) {
        m_dx.emplace_back(terms.size());
        m_offset.emplace_back();
        m_slopeSum.emplace_back();
      }
    }
  }

  void run(std::size_t from, std::size_t to, double* difference) {
    for (std::size_t at = from; at < to; at += kBlockRows) {
      block(at, std::min(kBlockRows, to - at), difference + at);
    }
    gradientOfRest = m_sums.gradient;
  }

  double value = 0;
  double weight = 0;
  std::vector<double> gradient;  // of the moved terms' parameters alone, set by run()
  Eigen::VectorXd gradientOfRest;

 private:
  // Changes of one driver's columns in a block, and of the linear predictor.
  void moveBlock(std::size_t variant, const std::vector<SteppedTerm>& terms, std::size_t at,
                 std::size_t n, double share, double& meanSum) {
    Block& offset = m_offset[variant];
    offset.fill(0);
    m_slopeSum[variant].fill(0);
    for (std::size_t t = 0; t < terms.size(); ++t) {
      const SteppedTerm& term = terms[t];
      Block& dx = m_dx[variant][t];
      if (term.categorical) {
        const auto* place = term.movable->ladders.front().placeOf.data() + at;
        for (std::size_t i = 0; i < n; ++i) {
          offset[i] += term.etaChange[place[i]];
          dx[i] = term.placeAfter[place[i]] - place[i];
        }
      } else {
        numericChange(term, at, n, dx);
        addScaled(offset.data(), dx.data(), term.beta, n);
      }
      meanSum += share * term.meanStep * dot(m_w.data() + at, dx.data(), n);
    }
  }

  static void numericChange(const SteppedTerm& term, std::size_t at, std::size_t n, Block& dx) {
    dx.fill(term.add);
    for (std::size_t item = 0; item < term.scores.size(); ++item) {
      const auto* place = term.movable->ladders[item].placeOf.data() + at;
      const auto& change = term.scores[item];
      for (std::size_t i = 0; i < n; ++i) dx[i] += place[i] < 0 ? 0.0 : change[place[i]];
    }
    if (term.scores.empty()) return;
    const double* part = term.movable->weightOfItem.data() + at;
    for (std::size_t i = 0; i < n; ++i) dx[i] *= part[i] / term.sd;
  }

  void block(std::size_t at, std::size_t n, double* difference) {
    for (std::size_t d = 0; d < m_drivers.size(); ++d) {
      const double more = m_drivers[d].more;
      moveBlock(2 * d, m_drivers[d].terms[0], at, n, 1 - more, meanChange[d]);
      if (more > 0) moveBlock(2 * d + 1, m_drivers[d].terms[1], at, n, more, meanChange[d]);
    }
    Block eta, base, p, q, slope, slopeThen, slopeChange;
    m_columns.linearPredictor(m_fit.beta, at, n, base.data());
    logisticMeans(base.data(), m_w.data() + at, p.data(), slope.data(), n);
    std::fill(difference, difference + n, 0.0);
    slopeChange.fill(0);
    for (const auto& segment : m_segments) {
      eta = base;
      for (std::size_t d = 0; d < m_drivers.size(); ++d) {
        addScaled(eta.data(), m_offset[2 * d + segment.more[d]].data(), 1, n);
      }
      logisticMeans(eta.data(), m_w.data() + at, q.data(), slopeThen.data(), n);
      for (std::size_t i = 0; i < n; ++i) {
        difference[i] += segment.share * (q[i] - p[i]);
        slopeChange[i] += segment.share * (slopeThen[i] - slope[i]);
      }
      for (std::size_t d = 0; d < m_drivers.size(); ++d) {
        addScaled(m_slopeSum[2 * d + segment.more[d]].data(), slopeThen.data(), segment.share, n);
      }
    }
    value += dot(m_w.data() + at, difference, n);
    weight += sum(m_w.data() + at, n);
    m_sums.addGradient(at, n, slopeChange.data());
    addMovedGradient(at, n);
  }

  // What the moved columns themselves add to the gradient: slope after the move times their change.
  void addMovedGradient(std::size_t at, std::size_t n) {
    gradient.resize(static_cast<std::size_t>(m_columns.parameters()), 0);
    for (std::size_t variant = 0; variant < m_slopeSum.size(); ++variant) {
      const SteppedDriver& driver = m_drivers[variant / 2];
      if (variant % 2 == 1 && driver.more == 0) continue;
      const auto& terms = driver.terms[variant % 2];
      const Block& slope = m_slopeSum[variant];
      for (std::size_t t = 0; t < terms.size(); ++t) {
        if (!terms[t].categorical) {
          gradient[terms[t].parameter] += dot(slope.data(), m_dx[variant][t].data(), n);
          continue;
        }
        const auto* place = terms[t].movable->ladders.front().placeOf.data() + at;
        for (std::size_t i = 0; i < n; ++i) {
          const int after = terms[t].placeAfter[place[i]];
          if (after == place[i]) continue;
          if (terms[t].parameterOf[after] >= 0) gradient[terms[t].parameterOf[after]] += slope[i];
          if (terms[t].parameterOf[place[i]] >= 0)
            gradient[terms[t].parameterOf[place[i]]] -= slope[i];
        }
      }
    }
  }

  const SelectedColumns& m_columns;
  const LogisticFit& m_fit;
  const std::vector<double>& m_w;
  const std::vector<SteppedDriver>& m_drivers;
  const std::vector<Segment>& m_segments;
  BlockSums m_sums;
  std::vector<std::vector<Block>> m_dx;  // [2 * driver + more][term]
  std::vector<Block> m_offset;
  std::vector<Block> m_slopeSum;

 public:
  std::vector<double> meanChange;
};

}  // namespace

MovedShare movedShare(const PreparedModel& model, const LogisticFit& fit,
                      const std::vector<double>& w, const std::vector<DriverShift>& shifts) {
  const auto drivers = steppedDrivers(model, fit, shifts);
  const auto segments = segmentsOf(drivers);
  const SelectedColumns columns(model.matrix, fit.selection);
  const Chunks chunks(w.size());
  MovedShare moved;
  moved.gradient = Eigen::VectorXd::Zero(columns.parameters());
  moved.difference.resize(w.size());
  moved.meanChange.assign(shifts.size(), 0);
  std::vector<ChunkMover> parts(chunks.count, ChunkMover(columns, fit, w, drivers, segments));
  parallelFor(chunks.count, [&](std::size_t chunk) {
    parts[chunk].run(chunks.begin(chunk), chunks.end(chunk), moved.difference.data());
  });
  for (const auto& part : parts) {
    moved.change += part.value;
    moved.weight += part.weight;
    moved.gradient += part.gradientOfRest;
    for (std::size_t j = 0; j < part.gradient.size(); ++j) {
      moved.gradient[static_cast<Eigen::Index>(j)] += part.gradient[j];
    }
    for (std::size_t d = 0; d < shifts.size(); ++d) moved.meanChange[d] += part.meanChange[d];
  }
  moved.change /= moved.weight;
  moved.gradient /= moved.weight;
  for (double& change : moved.meanChange) change /= moved.weight;
  return moved;
}

}  // namespace candour

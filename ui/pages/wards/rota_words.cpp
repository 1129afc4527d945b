// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/wards/rota_words.h"

#include <QStringList>

#include "ui/export/rota_hash.h"
#include "ui/pages/wards/plan_grid.h"
#include "ui/pages/wards/ward_words.h"
#include "ui/session/words.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

constexpr std::size_t kMostNamed = 4;

QString movedInWords(const WardDesk& desk, const std::vector<MovedWard>& moved) {
  QStringList parts;
  for (std::size_t i = 0; i < moved.size() && i < kMostNamed; ++i) {
    parts << words("%1 from %2 to %3")
                 .arg(QString::fromStdString(desk.wardName(moved[i].ward)), dateName(moved[i].from),
                      dateName(moved[i].to));
  }
  if (moved.size() > kMostNamed) parts << words("and %1 more").arg(moved.size() - kMostNamed);
  return parts.join(u"; "_s);
}

// Wards that are still to come are no breach of a plan.
QString openInWords(const PlanKept& plan) {
  QStringList parts;
  if (plan.withoutWeek > 0) parts << words("%1 without a week yet").arg(plan.withoutWeek);
  if (plan.open > 0) parts << words("%1 without a priority yet").arg(plan.open);
  return parts.isEmpty() ? QString() : u" ("_s + parts.join(u", "_s) + u')';
}

}  // namespace

QString paceName(int wardsAWeek) {
  if (wardsAWeek == 0) return words("all wards in one week");
  if (wardsAWeek == 1) return words("1 ward a week");
  return words("%1 wards a week").arg(wardsAWeek);
}

RotaState rotaState(const WardDesk& desk, const FrozenRota& rota) {
  RotaState state;
  const QString hash = QString::fromStdString(rota.sha256);
  state.detail =
      words("Seed %1. SHA-256 of the plan: %2").arg(static_cast<qulonglong>(rota.seed)).arg(hash);
  const QString frozen = words(
                             "\"%1\" was drawn at random and frozen on %2: %3 wards, %4 "
                             "(SHA-256 %5…).")
                             .arg(QString::fromStdString(rota.name), dateName(rota.frozenOn))
                             .arg(rota.entries.size())
                             .arg(paceName(rota.wardsAWeek), hash.left(12));
  if (isAltered(rota, rotaHash(rota))) {
    state.text = frozen + u' ' +
                 words(
                     "Altered: the plan itself is not the one that was frozen. It no longer "
                     "earns the words of a trial.");
    return state;
  }
  const PlanKept plan = planKept(desk.wards(), rota);
  state.kept = plan.moved.empty();
  if (state.kept) {
    state.text = frozen + u' ' + words("Not altered, and no ward has moved") + openInWords(plan);
  } else {
    state.text =
        frozen + u' ' +
        (plan.moved.size() == 1 ? words("Not kept to: 1 ward moved, ")
                                : words("Not kept to: %1 wards moved: ").arg(plan.moved.size())) +
        movedInWords(desk, plan.moved) + openInWords(plan);
  }
  state.text += u'.';
  return state;
}

}  // namespace candour

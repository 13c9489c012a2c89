// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/LearnedModel.h"

#include <memory>
#include <mutex>
#include <vector>

namespace turnout::workbench {

/// The last model of each request, as long as the project is open. Thread: any.
class KeptModels {
public:
    /// Null where there is none.
    [[nodiscard]] std::shared_ptr<const LearnedModel> find(const ModelRequest& request) const;
    /// In place of the one of the same request.
    void keep(std::shared_ptr<const LearnedModel> model);

private:
    mutable std::mutex m_mutex;
    std::vector<std::shared_ptr<const LearnedModel>> m_models;
};

} // namespace turnout::workbench

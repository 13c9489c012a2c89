// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/KeptModels.h"

#include <utility>

namespace turnout::workbench {

std::shared_ptr<const LearnedModel> KeptModels::find(const ModelRequest& request) const
{
    const std::scoped_lock lock(m_mutex);
    for (const auto& model : m_models)
        if (model->request == request)
            return model;
    return nullptr;
}

void KeptModels::keep(std::shared_ptr<const LearnedModel> model)
{
    const std::scoped_lock lock(m_mutex);
    std::erase_if(m_models, [&](const auto& known) { return known->request == model->request; });
    m_models.push_back(std::move(model));
}

} // namespace turnout::workbench

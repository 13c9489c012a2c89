// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/Banks.h"

namespace turnout::demo {

const Bank& bankOf(Language language)
{
    switch (language) {
    case Language::De:
        return bankDe();
    case Language::Es:
        return bankEs();
    case Language::Fr:
        return bankFr();
    case Language::Ja:
        return bankJa();
    case Language::Pt:
        return bankPt();
    case Language::En:
        break;
    }
    return bankEn();
}

const Scenario& scenarioOf(const Bank& bank, std::size_t number)
{
    return bank.scenarios[number / 10][number % 10];
}

Tool toolOf(std::size_t scenario)
{
    constexpr std::array<Tool, kScenarios> tools{Tool::GetOrder, Tool::OpenTrace, Tool::CreateReturn, Tool::GetRefund,
        Tool::ChangeBooking, Tool::CancelBooking, Tool::ListCharges, Tool::SendInvoice, Tool::RecoverAccount,
        Tool::None, Tool::RunDiagnostics, Tool::None, Tool::SearchCatalog, Tool::None, Tool::None, Tool::FindTrips,
        Tool::None, Tool::None, Tool::CheckWarranty, Tool::GetRepair};
    return tools[scenario];
}

} // namespace turnout::demo

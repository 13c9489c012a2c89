// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/Tools.h"

namespace turnout::demo {
namespace {

constexpr std::array<std::string_view, 15> kToolNames{"", "get_order", "open_trace", "create_return", "get_refund",
    "change_booking", "cancel_booking", "list_charges", "send_invoice", "recover_account", "run_diagnostics",
    "search_catalog", "find_trips", "check_warranty", "get_repair"};

constexpr std::array<std::string_view, 5> kFailures{
    R"({"error":"upstream_timeout","message":"no answer within 8000 ms","retry_after":30})",
    R"({"error":"service_unavailable","status":503})",
    R"({"error":"lock_conflict","message":"record is being changed by another process"})",
    R"({"error":"invalid_response","message":"unexpected end of JSON input"})",
    R"({"error":"permission_denied","message":"scope support:read is missing"})",
};

/// What stands for `@x` in the forms below.
void appendValue(std::string& out, char name, const Facts& facts, const Cast& cast)
{
    switch (name) {
    case 'o':
        return appendOrder(out, cast);
    case 'b':
        return appendBooking(out, cast);
    case 'i':
        return appendInvoice(out, cast);
    case 'z':
        return appendTicket(out, cast);
    case 'x':
        return appendTracking(out, cast);
    case 'y':
        return appendCarrier(out, cast);
    case 's':
        return appendHotel(out, cast);
    case 'e':
        return appendError(out, cast);
    case 'w':
        return appendMail(out, facts, cast);
    case 'm':
        return appendPlainAmount(out, facts.person, cast.cents);
    case 'q':
        return appendPlainAmount(out, facts.person, cast.feeCents);
    case 't':
        return appendIsoDate(out, cast.past);
    case 'T':
        return appendIsoDate(out, cast.soon);
    case 'U':
        return appendIsoDate(out, cast.later);
    case 'h':
        return appendHour(out, cast.minutes);
    case 'l':
        return appendNumber(out, static_cast<std::uint64_t>(cast.card));
    case 'k':
        return appendNumber(out, static_cast<std::uint64_t>(cast.few));
    case 'p':
        out += kModelNames[cast.product];
        return;
    case 'u':
        out += currencyOf(facts.person);
        return;
    case 'c':
        out += bankOf(Language::En).cities[cast.from];
        return;
    case 'd':
        out += bankOf(Language::En).cities[cast.to];
        return;
    default:
        return;
    }
}

void fill(std::string& out, std::string_view form, const Facts& facts, const Cast& cast)
{
    std::size_t run = 0;
    for (std::size_t i = form.find('@'); i != std::string_view::npos; i = form.find('@', run)) {
        out.append(form, run, i - run);
        appendValue(out, form[i + 1], facts, cast);
        run = i + 2;
    }
    out.append(form, run);
}

std::string_view argumentsOf(Tool tool)
{
    switch (tool) {
    case Tool::GetOrder:
        return R"({"order":"@o","with_tracking":true})";
    case Tool::OpenTrace:
        return R"({"order":"@o","tracking":"@x","reason":"not_received"})";
    case Tool::CreateReturn:
        return R"({"order":"@o","items":["@p"],"label":"email"})";
    case Tool::GetRefund:
        return R"({"order":"@o","return":"@z"})";
    case Tool::ChangeBooking:
        return R"({"booking":"@b","new_date":"@T","keep_length":true})";
    case Tool::CancelBooking:
        return R"({"booking":"@b","reason":"customer"})";
    case Tool::ListCharges:
        return R"({"card":"@l","since":"@t"})";
    case Tool::SendInvoice:
        return R"({"invoice":"@i","to":"@w","format":"pdf"})";
    case Tool::RecoverAccount:
        return R"({"email":"@w","method":"one_time_link"})";
    case Tool::RunDiagnostics:
        return R"({"device":"@p","checks":["network","power","firmware"]})";
    case Tool::SearchCatalog:
        return R"({"query":"@p","max_price":@m,"currency":"@u","limit":3})";
    case Tool::FindTrips:
        return R"({"from":"@c","to":"@d","date":"@T","max_changes":1})";
    case Tool::CheckWarranty:
        return R"({"order":"@o","product":"@p"})";
    case Tool::GetRepair:
        return R"({"repair":"@z"})";
    case Tool::None:
        break;
    }
    return "{}";
}

std::string_view resultOf(Tool tool)
{
    switch (tool) {
    case Tool::GetOrder:
        return R"({"order":"@o","status":"in_transit","carrier":"@y","tracking":"@x","shipped_at":"@t","eta":"@T",)"
               R"("items":[{"name":"@p","quantity":1,"price":@m}],"currency":"@u"})";
    case Tool::OpenTrace:
        return R"({"case":"@z","tracking":"@x","state":"open","proof":{"distance_m":@k00,"signed_by":"?"},)"
               R"("answer_due":"@T","replacement":"allowed"})";
    case Tool::CreateReturn:
        return R"({"return":"@z","order":"@o","within_period":true,"label":"sent","drop_off_until":"@T",)"
               R"("refund":{"amount":@m,"currency":"@u","to":"card @l"}})";
    case Tool::GetRefund:
        return R"({"return":"@z","received_at":"@t","refund":{"amount":@m,"currency":"@u","state":"on_hold",)"
               R"("to":"card @l","value_date":"@T"}})";
    case Tool::ChangeBooking:
        return R"({"booking":"@b","state":"changed","from":"@c","to":"@d","hotel":"@s","date":"@T","departs":"@h",)"
               R"("difference":@q,"currency":"@u"})";
    case Tool::CancelBooking:
        return R"({"booking":"@b","state":"cancelled","paid":@m,"currency":"@u","refund_by":"@U","to":"card @l"})";
    case Tool::ListCharges:
        return R"({"card":"@l","charges":[{"at":"@t","amount":@m,"order":"@o"},{"at":"@t","amount":@m,"order":null}],)"
               R"("currency":"@u"})";
    case Tool::SendInvoice:
        return R"({"invoice":"@i","date":"@t","total":@m,"currency":"@u","sent_to":"@w","company":true})";
    case Tool::RecoverAccount:
        return R"({"email":"@w","identity":"confirmed","attempts":@k,"link":"sent","valid_minutes":30})";
    case Tool::RunDiagnostics:
        return R"({"device":"@p","network":{"signal":-5@k,"last_error":"@e"},"firmware":{"current":true},)"
               R"("power":{"cycles":1@k2}})";
    case Tool::SearchCatalog:
        return R"({"results":[{"name":"@p","price":@m,"stock":1@k,"delivery":"@T","battery_h":1@k},)"
               R"({"name":"@p, 2024","stock":@k,"battery_h":9}],"currency":"@u"})";
    case Tool::FindTrips:
        return R"({"options":[{"departs":"@h","changes":1,"price":@m},{"departs":"21:50","changes":0,"night":true},)"
               R"({"departs":"06:15","changes":0,"mode":"air"}],"from":"@c","to":"@d","date":"@T","currency":"@u"})";
    case Tool::CheckWarranty:
        return R"({"order":"@o","product":"@p","registered":true,"known_issues":["@e"],"repair":"@z","box":"@T"})";
    case Tool::GetRepair:
        return R"({"repair":"@z","product":"@p","state":"waiting","note":"part missing, then board, see @e",)"
               R"("received_at":"@t","estimate":@m,"currency":"@u"})";
    case Tool::None:
        break;
    }
    return "{}";
}

} // namespace

std::string_view toolName(Tool tool)
{
    return kToolNames[static_cast<std::size_t>(tool)];
}

void appendToolCall(std::string& out, Tool tool, const Facts& facts, const Cast& cast)
{
    out += R"([{"name":")";
    out += toolName(tool);
    out += R"(","arguments":)";
    fill(out, argumentsOf(tool), facts, cast);
    out += "}]";
}

void appendToolResult(std::string& out, Tool tool, const Facts& facts, const Cast& cast)
{
    fill(out, resultOf(tool), facts, cast);
}

void appendToolFailure(std::string& out, const Cast& cast, std::size_t variant)
{
    const std::string_view failure = kFailures[variant % kFailures.size()];
    out.append(failure, 0, failure.size() - 1);
    out += R"(,"request_id":"req_)";
    appendNumber(out, cast.booking);
    out += "\"}";
}

} // namespace turnout::demo

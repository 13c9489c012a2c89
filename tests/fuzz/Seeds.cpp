// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/Seeds.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

namespace fuzz {
namespace fs = std::filesystem;
namespace {

// Longer files slow the fuzzer down more than they teach it.
constexpr std::size_t kLongest = 32 * 1024;

const std::string kSession = R"({"id":"s-1","turns":[{"role":"user","text":"Wo ist mein Geld? \ud83d\ude00","at":)"
                             R"("2026-05-01T10:00:00Z"},{"role":"assistant","text":"x","tool_calls":[{"name":"f"}]}],)"
                             R"("user":"u","started_at":1777629600250,"weight":2.5,"segments":{"plan":"pro"},)"
                             R"("ratings":["up",{"value":4,"scale":[1,5],"turn":1}],"observed":["retry"],)"
                             R"("signals":[{"kind":"retry","turn":0}],"scores":{"judge":0.5},"outcomes":[{"kind":)"
                             R"("refund","value":1}],"labels":[{"question":"verdict","value":"good"}]})";

std::string packedAs(const std::string& text, bool gzip)
{
    if (!gzip) {
        std::string out(ZSTD_compressBound(text.size()), '\0');
        out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 1));
        return out;
    }
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    std::string in = text;
    std::string out(deflateBound(&stream, in.size()) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(out.size() - stream.avail_out);
    deflateEnd(&stream);
    return out;
}

const std::map<std::string, std::vector<std::string>>& made()
{
    static const std::map<std::string, std::vector<std::string>> seeds{
        {"sessions",
            {kSession + "\n", "[" + kSession + ",\n" + kSession + "]", "{\n \"id\": 7,\n \"turns\": []\n}\n{}\n",
                R"({"session":"s-1","rating":"down","at":1}
{"session":"s-1","signal":"copy","turn":1}
{"session":"s-1","outcome":"refund","value":2}
{"session":"s-1","score":{"judge":0.25}}
{"session":"s-1","label":{"question":"verdict","value":["bad"]},"annotator":"a"}
)"}},
        {"chat",
            {R"({"messages":[{"role":"developer","content":"Be kind"},{"role":"user","content":[{"type":"text","text":"Hi"},{"type":"image_url","image_url":{"url":"x"}}]},{"role":"assistant","content":null,"tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{\"a\":1}"}}]},{"role":"tool","tool_call_id":"c","content":"42"}],"metadata":{"plan":"pro"},"id":"c-1"}
)"}},
        {"csv",
            {"session_id,prompt,answer,plan,rating,created_at\n1,hi,\"a \"\"b\"\"\nc\",pro,1,2026-05-01\n2,x,y,,0,\n",
                "id\ttranscript\n1\tUser: hi\n", "id;prompt;answer\n1;hä;ja\n",
                "conversation_id,id,speaker,message,sent_at,plan,rating\na,1,customer,hi,2026-05-01 10:00:00,pro,\n"
                "a,2,bot,\"hello,\nyou\",2026-05-01 10:00:05,pro,1\n",
                "session_id,rating,judge_score,created_at\ns-1,1,0.5,2026-05-01T10:00:00Z\n"}},
        {"otlp",
            {R"({"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"s"}}]},"scopeSpans":[{"spans":[{"traceId":"5b8efff798038103d269b633813fc60c","spanId":"eee19b7ec3c1b174","name":"chat m","kind":3,"startTimeUnixNano":"1544712660000000000","endTimeUnixNano":1544712661000000000,"attributes":[{"key":"gen_ai.operation.name","value":{"stringValue":"chat"}},{"key":"gen_ai.conversation.id","value":{"stringValue":"c"}},{"key":"gen_ai.input.messages","value":{"stringValue":"[{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"content\":\"hi\"}]}]"}},{"key":"gen_ai.output.messages","value":{"stringValue":"[{\"role\":\"assistant\",\"parts\":[{\"type\":\"text\",\"content\":\"hello\"}]}]"}}]}]}]}]}
)",
                R"({"resourceLogs":[{"scopeLogs":[{"logRecords":[{"timeUnixNano":"1","traceId":"5b8efff798038103d269b633813fc60c","eventName":"gen_ai.user.message","body":{"kvlistValue":{"values":[{"key":"content","value":{"stringValue":"hi"}}]}}}]}]}]}
)"}},
        {"langfuse",
            {R"({"id":"o1","traceId":"t1","type":"GENERATION","name":"chat","model":"m","startTime":"2025-04-12T10:23:14.512Z","input":[{"role":"user","content":"hi"}],"output":{"role":"assistant","content":"hello"},"sessionId":"s1","metadata":{"tier":"pro"},"tags":["prod"]}
{"id":"x","timestamp":"2024-05-29 13:47:00","traceId":"t1","name":"thumbs","value":1,"dataType":"BOOLEAN","source":"API"}
)",
                R"({"trace":{"id":"t1","name":"n","timestamp":"2025-04-12T10:23:14Z","input":"hi","output":"ho"},"observations":[]})"}},
        {"langsmith",
            {R"({"id":"a1","name":"find","run_type":"llm","start_time":"2026-04-29T00:49:10.090000","inputs":{"messages":[[{"type":"human","content":"one"}]]},"outputs":{"generations":[[{"text":"ok"}]]},"extra":{"metadata":{"thread_id":"t-9"}},"trace_id":"tr-a","parent_run_id":null,"session_id":"P","dotted_order":"x"}
{"id":"f","created_at":"2026-04-29T01:00:00","session_id":"P","run_id":"a1","key":"user_score","score":0,"value":null,"comment":"bad","feedback_source":{"type":"api"}}
)"}},
        {"labelstudio",
            {R"([{"id":17,"data":{"chat":[{"role":"user","content":"hi"}],"ref_id":"s-1","plan":"pro"},"annotations":[{"id":1,"completed_by":{"email":"a@b.c"},"result":[{"id":"x","from_name":"verdict","to_name":"chat","type":"choices","value":{"choices":["good"]}}],"was_cancelled":false,"lead_time":3.5}],"predictions":[{"model_version":"m","score":0.5,"result":[]}]}])"}},
        {"argilla",
            {R"({"id":"1","status":"completed","fields":{"chat":[{"role":"user","content":"hi"}]},"metadata":{"plan":"pro"},"vectors":{"e":[0.1]},"suggestions":{"verdict":{"value":"good","score":0.9,"agent":"j"}},"responses":{"verdict":[{"value":"bad","user_id":"u"},{"value":null,"user_id":"w","status":"discarded"}]}}
)",
                R"({"id":"1","prompt":"why?","verdict.suggestion":"good","verdict.suggestion.score":0.8,"verdict.responses":["bad"],"verdict.responses.users":["u"],"verdict.responses.status":["submitted"]}
)",
                R"([{"external_id":"s","fields":{"text":"hi"},"suggestions":[{"question_name":"verdict","value":"good","score":[0.7]}],"responses":[{"user_id":"u","status":"submitted","values":{"verdict":{"value":"good"}}}]}])"}},
        {"steps",
            {R"({"id":"a@b.example","user":"+49 170 1234567","turns":[{"role":"user","text":"Mail a.b@c.example, card 4111 1111 1111 1111, DE89 3704 0044 0532 0130 00, 10.0.0.1, sk-abcdefghijklmnopqrstuvwx"},{"role":"user","text":"No, I meant: talk to a human"},{"role":"assistant","text":"Sorry, I cannot help with that"}]}
)"}},
    };
    return seeds;
}

std::vector<std::string> shared(const std::string& folder)
{
    std::vector<std::string> files;
    const char* named = std::getenv("TURNOUT_SHARED");
    const fs::path root = named != nullptr ? fs::path(named) : fs::path(TURNOUT_SOURCE_DIR) / ".." / "shared";
    std::error_code none;
    for (fs::recursive_directory_iterator it(root / "data/fixtures" / folder, none), end; !none && it != end;
         it.increment(none)) {
        if (!it->is_regular_file(none))
            continue;
        std::ifstream in(it->path(), std::ios::binary);
        std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
        if (text.size() > kLongest)
            text.resize(kLongest);
        files.push_back(std::move(text));
    }
    std::sort(files.begin(), files.end()); // folders list their files in any order
    return files;
}

} // namespace

std::vector<std::string> seedsOf(const std::string& reader)
{
    std::vector<std::string> seeds;
    if (reader == "packed") {
        for (const auto& [name, texts] : made())
            for (const std::string& text : texts)
                for (const bool gzip : {true, false})
                    seeds.push_back(packedAs(text, gzip));
        return seeds;
    }
    if (const auto found = made().find(reader); found != made().end())
        seeds = found->second;
    const std::string folder = reader == "sessions" ? "jsontestsuite/test_parsing" : reader;
    for (std::string& text : shared(folder))
        seeds.push_back(std::move(text));
    return seeds;
}

} // namespace fuzz

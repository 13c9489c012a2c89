// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/Texts.h"

// Code that goes with the two coding cases, the same in every language. No slots inside.
namespace turnout::demo {
namespace {

constexpr std::array<CodeSample, 4> kWebhooks{{
    {"python",
        "def verify(request):\n"
        "    body = json.dumps(request.json)\n"
        "    mac = hmac.new(SECRET, body.encode(), hashlib.sha256)\n"
        "    return mac.hexdigest() == request.headers[\"X-Fernway-Signature\"]\n",
        "def verify(request):\n"
        "    stamp = request.headers[\"X-Fernway-Timestamp\"]\n"
        "    if abs(time.time() - int(stamp)) > 300:\n"
        "        return False\n"
        "    signed = stamp.encode() + b\".\" + request.get_data()\n"
        "    mac = hmac.new(SECRET, signed, hashlib.sha256).hexdigest()\n"
        "    return hmac.compare_digest(mac, request.headers[\"X-Fernway-Signature\"])\n",
        "signature_mismatch", "verify"},
    {"js",
        "app.use(express.json());\n"
        "app.post('/hooks', (req, res) => {\n"
        "  const mac = crypto.createHmac('sha256', secret)\n"
        "    .update(JSON.stringify(req.body)).digest('hex');\n"
        "  if (mac !== req.get('X-Fernway-Signature')) return res.sendStatus(401);\n"
        "  handle(req.body);\n"
        "});\n",
        "app.post('/hooks', express.raw({ type: '*/*' }), (req, res) => {\n"
        "  const stamp = req.get('X-Fernway-Timestamp');\n"
        "  const mac = crypto.createHmac('sha256', secret)\n"
        "    .update(stamp + '.').update(req.body).digest();\n"
        "  const given = Buffer.from(req.get('X-Fernway-Signature') ?? '', 'hex');\n"
        "  if (given.length !== mac.length || !crypto.timingSafeEqual(given, mac))\n"
        "    return res.sendStatus(401);\n"
        "  queue.push(JSON.parse(req.body));\n"
        "  res.sendStatus(200);\n"
        "});\n",
        "401 invalid_signature", "createHmac"},
    {"go",
        "var event Event\n"
        "json.NewDecoder(r.Body).Decode(&event)\n"
        "body, _ := json.Marshal(event)\n"
        "mac := hmac.New(sha256.New, secret)\n"
        "mac.Write(body)\n"
        "ok := hex.EncodeToString(mac.Sum(nil)) == r.Header.Get(\"X-Fernway-Signature\")\n",
        "body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 1<<20))\n"
        "if err != nil {\n"
        "\thttp.Error(w, \"body\", http.StatusBadRequest)\n"
        "\treturn\n"
        "}\n"
        "mac := hmac.New(sha256.New, secret)\n"
        "mac.Write([]byte(r.Header.Get(\"X-Fernway-Timestamp\") + \".\"))\n"
        "mac.Write(body)\n"
        "given, _ := hex.DecodeString(r.Header.Get(\"X-Fernway-Signature\"))\n"
        "ok := hmac.Equal(mac.Sum(nil), given)\n",
        "webhook: signature mismatch (evt_delivery)", "verifyEvent"},
    {"php",
        "$body = json_encode(json_decode(file_get_contents('php://input')));\n"
        "$mac = hash_hmac('sha256', $body, $secret);\n"
        "if ($mac == $_SERVER['HTTP_X_FERNWAY_SIGNATURE']) {\n"
        "    handle($body);\n"
        "}\n",
        "$body = file_get_contents('php://input');\n"
        "$stamp = $_SERVER['HTTP_X_FERNWAY_TIMESTAMP'] ?? '';\n"
        "$mac = hash_hmac('sha256', $stamp . '.' . $body, $secret);\n"
        "if (!hash_equals($mac, $_SERVER['HTTP_X_FERNWAY_SIGNATURE'] ?? '')) {\n"
        "    http_response_code(401);\n"
        "    exit;\n"
        "}\n"
        "handle(json_decode($body, true));\n",
        "403 bad signature", "hash_hmac"},
}};

constexpr std::array<CodeSample, 4> kPaging{{
    {"python",
        "page = 1\n"
        "while True:\n"
        "    r = requests.get(URL, params={\"page\": page}, headers=AUTH)\n"
        "    if r.status_code == 429:\n"
        "        continue\n"
        "    rows = r.json()[\"data\"]\n"
        "    if not rows:\n"
        "        break\n"
        "    save(rows)\n"
        "    page += 1\n",
        "cursor = None\n"
        "while True:\n"
        "    r = session.get(URL, params={\"limit\": 200, \"cursor\": cursor}, timeout=30)\n"
        "    if r.status_code == 429:\n"
        "        time.sleep(float(r.headers.get(\"Retry-After\", 5)))\n"
        "        continue\n"
        "    r.raise_for_status()\n"
        "    page = r.json()\n"
        "    save(page[\"data\"])\n"
        "    cursor = page[\"next_cursor\"]\n"
        "    if cursor is None:\n"
        "        break\n",
        "429 Too Many Requests", "GET /v2/orders"},
    {"js",
        "for (let page = 1; ; page++) {\n"
        "  const res = await fetch(`${url}?page=${page}`, { headers });\n"
        "  const { data } = await res.json();\n"
        "  if (!data.length) break;\n"
        "  await Promise.all(data.map(upsert));\n"
        "}\n",
        "for (let cursor = ''; ;) {\n"
        "  const res = await fetch(`${url}?limit=200&cursor=${cursor}`, { headers });\n"
        "  if (res.status === 429) {\n"
        "    await sleep(1000 * Number(res.headers.get('Retry-After') ?? 5));\n"
        "    continue;\n"
        "  }\n"
        "  if (!res.ok) throw new Error(`HTTP ${res.status}`);\n"
        "  const body = await res.json();\n"
        "  await upsertAll(body.data);\n"
        "  if (!(cursor = body.next_cursor)) break;\n"
        "}\n",
        "TypeError: Cannot read properties of undefined (reading 'length')", "GET /v2/bookings"},
    {"ruby",
        "page = 0\n"
        "loop do\n"
        "  res = client.get('/v2/products', page: page += 1)\n"
        "  break if res.body['data'].empty?\n"
        "  res.body['data'].each { |row| Product.create!(row) }\n"
        "rescue TooManyRequests\n"
        "  retry\n"
        "end\n",
        "cursor = nil\n"
        "loop do\n"
        "  res = client.get('/v2/products', limit: 200, cursor: cursor)\n"
        "  if res.status == 429\n"
        "    sleep res.headers.fetch('retry-after', 5).to_f\n"
        "    next\n"
        "  end\n"
        "  Product.upsert_all(res.body['data'], unique_by: :remote_id)\n"
        "  break unless (cursor = res.body['next_cursor'])\n"
        "end\n",
        "TooManyRequests (rate_limit_exceeded)", "GET /v2/products"},
    {"bash",
        "page=1\n"
        "while curl -sf -H \"$AUTH\" \"$URL?page=$page\" > \"page-$page.json\"; do\n"
        "  page=$((page + 1))\n"
        "done\n",
        "cursor=\"\"\n"
        "while :; do\n"
        "  curl -sf --retry 5 -H \"$AUTH\" \"$URL?limit=200&cursor=$cursor\" > page.json || exit 1\n"
        "  jq -c '.data[]' page.json >> orders.jsonl\n"
        "  cursor=$(jq -r '.next_cursor // empty' page.json)\n"
        "  [ -n \"$cursor\" ] || break\n"
        "done\n",
        "curl: (22) The requested URL returned error: 429", "GET /v2/orders"},
}};

} // namespace

std::span<const CodeSample> codeOf(std::size_t scenario)
{
    constexpr std::size_t first = static_cast<std::size_t>(Topic::Coding) * kScenariosPerTopic;
    if (scenario == first)
        return kWebhooks;
    if (scenario == first + 1)
        return kPaging;
    return {};
}

} // namespace turnout::demo

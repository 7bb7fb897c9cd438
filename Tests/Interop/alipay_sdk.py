"""Checks the sandbox provider and our adapter with two SDKs for Alipay's open platform.

    alipay_sdk.py prepare DIR   writes requests that the SDKs have made and signed
    alipay_sdk.py verify DIR    lets the SDKs verify the answers, a notice and our own requests
    alipay_sdk.py http URL DIR  plays a whole trade over HTTP against a running sandbox provider

DIR holds `app-id`, `merchant.pem` (private), `merchant-public.pem` and `provider-public.pem`.
Every line that is printed is one check; the exit status is 0 only when all of them hold.
"""

import http.server
import json
import pathlib
import sys
import threading
import time
import urllib.parse
import urllib.request

import alipay
from Cryptodome.PublicKey import RSA
from alipay.aop.api import DefaultAlipayClient as official
from alipay.aop.api.AlipayClientConfig import AlipayClientConfig
from alipay.aop.api.request.AlipayTradeCloseRequest import AlipayTradeCloseRequest
from alipay.aop.api.request.AlipayTradePrecreateRequest import AlipayTradePrecreateRequest
from alipay.aop.api.request.AlipayTradeQueryRequest import AlipayTradeQueryRequest
from alipay.aop.api.request.AlipayTradeRefundRequest import AlipayTradeRefundRequest
from alipay.aop.api.util.SignatureUtils import get_sign_content, verify_with_rsa

REQUESTS = {
    "alipay.trade.precreate": AlipayTradePrecreateRequest,
    "alipay.trade.query": AlipayTradeQueryRequest,
    "alipay.trade.close": AlipayTradeCloseRequest,
    "alipay.trade.refund": AlipayTradeRefundRequest,
}
SUBJECT = "音乐会 & \"seat\" 100% = 1+1 \\ /"
failures = 0


def check(name, holds):
    global failures
    print(("ok   " if holds else "FAIL ") + name)
    failures += 0 if holds else 1


def refuses(body):
    """Whether an SDK says no, by its answer or by an error of its own."""
    try:
        return body() is False
    except Exception:
        return True


class Keys:
    def __init__(self, folder):
        self.app_id = (folder / "app-id").read_text().strip()
        self.merchant = (folder / "merchant.pem").read_text()
        self.merchant_public = (folder / "merchant-public.pem").read_text()
        self.provider_public = (folder / "provider-public.pem").read_text()
        # Alipay's own SDK reads PKCS#1 only.
        self.merchant_pkcs1 = RSA.import_key(self.merchant).export_key(pkcs=1).decode()

    def community(self, gateway="http://sandbox.example/gateway.do"):
        client = alipay.AliPay(
            appid=self.app_id, app_private_key_string=self.merchant,
            alipay_public_key_string=self.provider_public, sign_type="RSA2")
        client._gateway = gateway
        return client

    def official(self, gateway="http://sandbox.example/gateway.do"):
        config = AlipayClientConfig()
        config.server_url = gateway
        config.app_id = self.app_id
        config.app_private_key = self.merchant_pkcs1
        config.alipay_public_key = self.provider_public
        return official.DefaultAlipayClient(config)


def steps(sdk):
    """A trade's life as (name, method, content); `paid` trades are paid by the driver in between."""
    paid, closed = f"{sdk}-paid", f"{sdk}-closed"
    return [
        ("open", "alipay.trade.precreate", {"out_trade_no": paid, "total_amount": "12.30", "subject": SUBJECT}),
        ("open-other", "alipay.trade.precreate", {"out_trade_no": closed, "total_amount": "1.00", "subject": SUBJECT}),
        ("unknown", "alipay.trade.query", {"out_trade_no": f"{sdk}-unknown"}),
        ("close", "alipay.trade.close", {"out_trade_no": closed}),
        ("query", "alipay.trade.query", {"out_trade_no": paid}),
        ("refund", "alipay.trade.refund", {"out_trade_no": paid, "refund_amount": "2.30", "out_request_no": "r1"}),
        ("refund-again", "alipay.trade.refund", {"out_trade_no": paid, "refund_amount": "2.30", "out_request_no": "r1"}),
        ("refund-too-much", "alipay.trade.refund", {"out_trade_no": paid, "refund_amount": "12.30", "out_request_no": "r2"}),
    ]


def expected(name, answer):
    return {
        "open": lambda: answer["code"] == "10000" and "/sandbox/trades/" in answer["qr_code"],
        "open-other": lambda: answer["code"] == "10000",
        "unknown": lambda: answer["sub_code"] == "ACQ.TRADE_NOT_EXIST",
        "close": lambda: answer["code"] == "10000",
        "query": lambda: answer["trade_status"] == "TRADE_SUCCESS" and answer["total_amount"] == "12.30",
        "refund": lambda: answer["fund_change"] == "Y" and answer["refund_fee"] == "2.30",
        "refund-again": lambda: answer["fund_change"] == "N" and answer["refund_fee"] == "2.30",
        "refund-too-much": lambda: answer["sub_code"] == "ACQ.REFUND_AMT_NOT_EQUAL_TOTAL",
    }[name]()


def official_request(method, content, notify_url=None):
    request = REQUESTS[method]()
    request.biz_content = content
    if notify_url:
        request.notify_url = notify_url
    return request


# --- files ---------------------------------------------------------------------------------------


def prepare(folder):
    keys = Keys(folder)
    for name, method, content in steps("community"):
        query = keys.community().client_api(method, dict(content))
        (folder / f"community.{name}.request").write_text(query + "\n")
    captured = {}

    def capture(url, query, headers, params, charset, timeout):
        captured["text"] = query + "\n" + urllib.parse.urlencode(params)
        raise InterruptedError

    official.do_post = capture
    for name, method, content in steps("official"):
        try:
            keys.official().execute(official_request(method, content))
        except InterruptedError:
            pass
        (folder / f"official.{name}.request").write_text(captured["text"])


def verify_answer(keys, sdk, name, method, body):
    """The SDK's own reading of an answer that came as `body`; raises when its signature is wrong."""
    if sdk == "official":
        official.do_post = lambda *ignored: body
        return json.loads(keys.official().execute(official_request(method, {"out_trade_no": "x"})))
    client = keys.community()

    class Answer:
        def read(self):
            return body

    alipay.urlopen = lambda *ignored, **also: Answer()
    return client.server_api(method, {"out_trade_no": "x"})


def verify_answers(keys, folder):
    for sdk in ("community", "official"):
        for name, method, _ in steps(sdk):
            body = (folder / f"{sdk}.{name}.answer").read_bytes()
            try:
                answer = verify_answer(keys, sdk, name, method, body)
                check(f"{sdk}: answer to {name} is signed and says what it should", expected(name, answer))
            except Exception as error:
                check(f"{sdk}: answer to {name}: {error!r}", False)
            forged = body.replace(b"\"code\":\"", b"\"code\":\"1", 1)
            check(f"{sdk}: a forged answer to {name} is refused",
                  refuses(lambda: verify_answer(keys, sdk, name, method, forged)))


def verify_notice(keys, body, name):
    fields = dict(urllib.parse.parse_qsl(body, strict_parsing=True, keep_blank_values=True))
    sign = fields.pop("sign")
    check(f"{name}: community SDK verifies it", keys.community().verify(dict(fields), sign))
    content = get_sign_content({k: v for k, v in fields.items() if k != "sign_type"}).encode()
    check(f"{name}: Alipay's SDK verifies it", verify_with_rsa(keys.provider_public, content, sign))
    for field in fields:
        if field != "sign_type":
            forged = dict(fields, **{field: fields[field] + "0"})
            check(f"{name}: refused with another {field}", refuses(lambda: keys.community().verify(forged, sign)))
    return fields


def verify_own_requests(keys, folder):
    found = sorted(folder.glob("ours.*.request"))
    check("there are requests of ours", len(found) >= 4)
    for path in found:
        query, body = path.read_text().split("\n", 1)
        fields = dict(urllib.parse.parse_qsl(query, strict_parsing=True))
        fields.update(urllib.parse.parse_qsl(body, strict_parsing=True))
        sign = fields.pop("sign")
        content = get_sign_content(fields).encode()
        check(f"{path.name}: Alipay's SDK verifies our request", verify_with_rsa(keys.merchant_public, content, sign))
        check(f"{path.name}: and not a changed one",
              refuses(lambda: verify_with_rsa(keys.merchant_public, content + b"0", sign)))
        check(f"{path.name}: its content is JSON", "out_trade_no" in json.loads(fields["biz_content"]))


def verify(folder):
    keys = Keys(folder)
    verify_answers(keys, folder)
    for path in sorted(folder.glob("*.notice")):
        fields = verify_notice(keys, path.read_text(), path.name)
        check(f"{path.name}: says what was paid",
              fields["trade_status"] == "TRADE_SUCCESS" and fields["app_id"] == keys.app_id)
    verify_own_requests(keys, folder)


# --- HTTP ----------------------------------------------------------------------------------------


class Callback(http.server.BaseHTTPRequestHandler):
    """A merchant that fails the first callback and takes the second."""

    bodies = []

    def do_POST(self):
        Callback.bodies.append(self.rfile.read(int(self.headers["content-length"])).decode())
        answer = b"success" if len(Callback.bodies) > 1 else b"failure"
        self.send_response(200)
        self.send_header("content-length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *ignored):
        pass


def play(call, sdk, keys, notify_url):
    """One trade through one SDK, which verifies every answer."""
    run = format(time.time_ns(), "x")
    for name, method, content in steps(f"{sdk}-{run}"):
        answer = call(method, content, notify_url if name == "open" else None)
        if name == "open":
            path = answer["qr_code"] + "/pay"
            urllib.request.urlopen(urllib.request.Request(path, data=b"{}", headers={"content-type": "application/json"}))
        check(f"{sdk}: {name} over HTTP", expected(name, answer))


def post(url, query, headers, params, charset, timeout):
    """What Alipay's SDK sends; its own sender knows the ports 80 and 443 only."""
    body = urllib.parse.urlencode(params).encode()
    with urllib.request.urlopen(urllib.request.Request(f"{url}?{query}", data=body, headers=headers), timeout=timeout) as answer:
        return answer.read()


def over_http(gateway, folder):
    keys = Keys(folder)
    official.do_post = post
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Callback)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    notify_url = f"http://127.0.0.1:{server.server_port}/notify"

    def community(method, content, notify):
        extra = {"notify_url": notify} if notify else {}
        return keys.community(gateway).server_api(method, dict(content), **extra)

    def alipays(method, content, notify):
        return json.loads(keys.official(gateway).execute(official_request(method, content, notify)))

    for sdk, call in (("community", community), ("official", alipays)):
        Callback.bodies.clear()
        play(call, sdk, keys, notify_url)
        deadline = time.time() + 20
        while len(Callback.bodies) < 2 and time.time() < deadline:
            time.sleep(0.05)
        check(f"{sdk}: a callback that was not taken comes again, the same bytes",
              len(Callback.bodies) >= 2 and len(set(Callback.bodies)) == 1)
        for body in Callback.bodies[:1]:
            verify_notice(keys, body, f"{sdk} callback")
    server.shutdown()


if __name__ == "__main__":
    verb, arguments = sys.argv[1], sys.argv[2:]
    if verb == "http":
        over_http(arguments[0], pathlib.Path(arguments[1]))
    else:
        {"prepare": prepare, "verify": verify}[verb](pathlib.Path(arguments[0]))
    sys.exit(1 if failures else 0)

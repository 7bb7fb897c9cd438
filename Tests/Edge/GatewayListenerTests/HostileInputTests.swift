import GatewayListener
import RPCNetwork
import Testing

/// What a hostile or broken client may send, and the answer it must get: never silence, never a
/// guess, never a crash; the next client is served as if nothing had been.
@Suite struct HostileInputTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: String
    /// `nil`: the connection is closed without an answer.
    let status: Int?
    let reason: String

    init(_ name: String, _ bytes: String, _ status: Int?, _ reason: String = "") {
      (testDescription, self.bytes, self.status, self.reason) = (name, bytes, status, reason)
    }
  }

  private static func post(_ headers: String, _ body: String = "") -> String {
    "POST /a HTTP/1.1\r\nhost: x\r\n\(headers)\r\n\r\n\(body)"
  }
  private static func get(_ headers: String) -> String { "GET /a HTTP/1.1\r\n\(headers)\r\n\r\n" }
  private static let smuggled = "GET /smuggled HTTP/1.1\r\nhost: x\r\n\r\n"

  static let cases: [Case] = [
    // Not HTTP.
    Case("rubbish", "rubbish\r\n\r\n", 400, "MALFORMED_REQUEST"),
    Case("TLS hello", "\u{16}\u{03}\u{01}\u{02}\u{00}\u{01}\u{00}\u{01}\u{fc}\u{03}\u{03}", 400, "MALFORMED_REQUEST"),
    Case("NUL bytes", String(repeating: "\u{0}", count: 100), 400, "MALFORMED_REQUEST"),
    Case("unknown method", "BREW /pot HTTP/1.1\r\nhost: x\r\n\r\n", 400, "MALFORMED_REQUEST"),
    Case("lowercase method", "get / HTTP/1.1\r\nhost: x\r\n\r\n", 400, "MALFORMED_REQUEST"),
    Case("HTTP/0.9", "GET /\r\n\r\n", 505, "UNSUPPORTED_HTTP_VERSION"),
    Case("HTTP/3.0", "GET / HTTP/3.0\r\nhost: x\r\n\r\n", 505, "UNSUPPORTED_HTTP_VERSION"),
    Case("HTTP/2 preface cut wrong", "PRI * HTTP/2.0\r\n\r\nXX\r\n\r\n", 505, "UNSUPPORTED_HTTP_VERSION"),
    Case("RTSP", "DESCRIBE rtsp://x RTSP/1.0\r\n\r\n", 400, "MALFORMED_REQUEST"),
    // Targets.
    Case("empty target", "GET  HTTP/1.1\r\nhost: x\r\n\r\n", 400, "MALFORMED_REQUEST"),
    Case("space in target", "GET /a b HTTP/1.1\r\nhost: x\r\n\r\n", 400),
    Case("relative target", "GET a HTTP/1.1\r\nhost: x\r\n\r\n", 400, "MALFORMED_REQUEST"),
    Case("foreign scheme", "GET ftp://x/ HTTP/1.1\r\nhost: x\r\n\r\n", 400, "MALFORMED_REQUEST"),
    Case("raw UTF-8 in target", "GET /ü HTTP/1.1\r\nhost: x\r\n\r\n", 400, "MALFORMED_REQUEST"),
    Case("target of 8193 bytes", "GET /\(String(repeating: "a", count: 8192)) HTTP/1.1\r\nhost: x\r\n\r\n", 414, "TARGET_TOO_LONG"),
    Case("target of 20 KB", "GET /\(String(repeating: "a", count: 20_000)) HTTP/1.1\r\nhost: x\r\n\r\n", 414, "TARGET_TOO_LONG"),
    Case("target of 200 KB", "GET /\(String(repeating: "a", count: 200_000)) HTTP/1.1\r\nhost: x\r\n\r\n", 414, "TARGET_TOO_LONG"),
    // Headers.
    Case("no host", get("a: b"), 400, "MALFORMED_REQUEST"),
    Case("two hosts", get("host: x\r\nhost: y"), 400, "MALFORMED_REQUEST"),
    Case("host with a path", get("host: x/y"), 400, "MALFORMED_REQUEST"),
    Case("host with userinfo", get("host: a@b"), 400, "MALFORMED_REQUEST"),
    Case("space before colon", get("host : x"), 400, "MALFORMED_REQUEST"),
    Case("no name", get("host: x\r\n: y"), 400, "MALFORMED_REQUEST"),
    Case("no colon", get("host: x\r\nfoo"), 400, "MALFORMED_REQUEST"),
    Case("folded line", get("host: x\r\na: b\r\n c"), 400, "MALFORMED_REQUEST"),
    Case("NUL in a value", get("host: x\r\na: b\u{0}c"), 400, "MALFORMED_REQUEST"),
    Case("bare CR in a value", get("host: x\r\na: b\rc"), 400, "MALFORMED_REQUEST"),
    Case("one field of 17 KB", get("host: x\r\na: \(String(repeating: "b", count: 17_000))"), 431, "HEADERS_TOO_LARGE"),
    Case("one field of 1 MB", get("host: x\r\na: \(String(repeating: "b", count: 1_000_000))"), 431, "HEADERS_TOO_LARGE"),
    Case("400 fields of 40 bytes", get("host: x" + String(repeating: "\r\nabcdefgh: abcdefghijklmnopqrstuvwxyz012345", count: 400)), 431, "HEADERS_TOO_LARGE"),
    Case("101 small fields", get("host: x" + String(repeating: "\r\na: b", count: 101)), 431, "HEADERS_TOO_LARGE"),
    Case("a header that never ends", "GET /a HTTP/1.1\r\n" + String(repeating: "a: b\r\n", count: 100_000), 431, "HEADERS_TOO_LARGE"),
    // Framing: what two readers could read in two ways.
    Case("length and coding", post("content-length: 4\r\ntransfer-encoding: chunked", "0\r\n\r\n" + smuggled), 400, "MALFORMED_REQUEST"),
    Case("coding and length", post("transfer-encoding: chunked\r\ncontent-length: 4", "0\r\n\r\n" + smuggled), 400, "MALFORMED_REQUEST"),
    Case("two lengths", post("content-length: 0\r\ncontent-length: 36", smuggled), 400, "MALFORMED_REQUEST"),
    Case("the same length twice", post("content-length: 0\r\ncontent-length: 0"), 400, "MALFORMED_REQUEST"),
    Case("a list of lengths", post("content-length: 0, 0"), 400, "MALFORMED_REQUEST"),
    Case("a signed length", post("content-length: +1", "a"), 400, "MALFORMED_REQUEST"),
    Case("a negative length", post("content-length: -1"), 400, "MALFORMED_REQUEST"),
    Case("a hexadecimal length", post("content-length: 0x1", "a"), 400, "MALFORMED_REQUEST"),
    Case("an empty length", post("content-length:", smuggled), 400, "MALFORMED_REQUEST"),
    Case("a length over 64 bits", post("content-length: 99999999999999999999"), 400, "MALFORMED_REQUEST"),
    Case("a length over the limit", post("content-length: 1048577"), 413, "BODY_TOO_LARGE"),
    Case("two codings", post("transfer-encoding: gzip, chunked", "0\r\n\r\n"), 501, "UNSUPPORTED_TRANSFER_CODING"),
    Case("chunked twice", post("transfer-encoding: chunked, chunked", "0\r\n\r\n"), nil),
    Case("coding in two fields", post("transfer-encoding: chunked\r\ntransfer-encoding: identity", "0\r\n\r\n"), 400),
    Case("unknown coding", post("transfer-encoding: xchunked", "0\r\n\r\n"), 501, "UNSUPPORTED_TRANSFER_CODING"),
    Case("coding with a tab", post("transfer-encoding:\u{b}chunked", "0\r\n\r\n"), 400, "MALFORMED_REQUEST"),
    Case("coding in HTTP/1.0", "POST /a HTTP/1.0\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n", 400, "MALFORMED_REQUEST"),
    Case("a chunk size that is none", post("transfer-encoding: chunked", "zz\r\n"), 400, "MALFORMED_REQUEST"),
    Case("a negative chunk size", post("transfer-encoding: chunked", "-1\r\n"), 400, "MALFORMED_REQUEST"),
    Case("a chunk size over 64 bits", post("transfer-encoding: chunked", "fffffffffffffffff\r\n"), 400, "MALFORMED_REQUEST"),
    Case("a chunk longer than told", post("transfer-encoding: chunked", "3\r\nabcde\r\n0\r\n\r\n"), 400, "MALFORMED_REQUEST"),
    Case("a chunk size ended by LF", post("transfer-encoding: chunked", "3\nabc\r\n0\r\n\r\n"), 400, "MALFORMED_REQUEST"),
    Case("chunks over the limit", post("transfer-encoding: chunked", String(repeating: "10000\r\n\(String(repeating: "x", count: 65_536))\r\n", count: 17)), 413, "BODY_TOO_LARGE"),
    Case("endless trailers", post("transfer-encoding: chunked", "0\r\n" + String(repeating: "a: b\r\n", count: 100_000)), 431, "HEADERS_TOO_LARGE"),
  ]

  @Test(arguments: cases) func `hostile input gets its answer, and harms nobody else`(hostile: Case) async throws {
    let stage = try await Stage()
    let heard = try await stage.say(hostile.bytes)
    if let status = hostile.status {
      #expect(heard.hasPrefix("HTTP/1.1 \(status) "), "\(heard.prefix(300))")
      #expect(heard.contains("connection: close\r\n") && heard.contains(#""error":{"code":\#(status),"#))
      #expect(heard.contains(#""reason":"\#(hostile.reason)"#), "\(heard.suffix(300))")
      #expect(heard.contains(#""requestId":""#))
    }
    #expect(heard.occurrences(of: "\r\ndate: ") <= 1)
    #expect(stage.parrot.seen.requests.isEmpty, "\(stage.parrot.seen.requests)")
    let after = try await stage.say("GET /fine HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
    #expect(after.hasSuffix("GET /fine  "))
    try await stage.end()
  }

  @Test func `what is wrong behind good requests is answered behind them`() async throws {
    let stage = try await Stage()
    let good = "GET /pause HTTP/1.1\r\nhost: x\r\n\r\n"
    let heard = try await stage.say(good + good + "rubbish\r\n\r\n" + good)
    #expect(heard.occurrences(of: "HTTP/1.1 200") == 2 && heard.occurrences(of: "HTTP/1.1 400") == 1)
    #expect(heard.hasSuffix("}}") && stage.parrot.seen.requests.count == 2)
    try await stage.end()
  }

  @Test func `half a request and its end are no request`() async throws {
    let stage = try await Stage()
    for bytes in ["G", "GET /a", "GET /a HTTP/1.1\r\nhost: x\r\n", "POST /a HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\nabc", ""] {
      let client = try await stage.connect()
      if !bytes.isEmpty { try await client.send(bytes) }
      await client.close()
    }
    #expect(try await stage.say("GET /fine HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").hasSuffix("GET /fine  "))
    #expect(stage.parrot.seen.requests.count == 1)
    try await stage.end()
  }
}

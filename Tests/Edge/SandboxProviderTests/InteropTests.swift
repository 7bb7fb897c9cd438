import AlipayProvider
import Base
import Foundation
import Gateway
import GatewayListener
import HTTPTransport
import OpenSSLCrypto
import Ports
import RPCNetwork
import SQLiteStore
import TestKit
import Testing

@testable import SandboxProvider

/// Keeps the requests that pass, in order, as `query\nbody`.
private struct Recorder: HTTPClient {
  let line: StraightLine
  let requests = Locked<[String]>([])

  func send(_ request: HTTPClientRequest, timeout: Duration) async throws(HTTPClientError) -> HTTPClientResponse {
    let query = request.url.split(separator: "?", maxSplits: 1).last.map(String.init) ?? ""
    requests.withLock { $0.append(query + "\n" + String(decoding: request.body, as: UTF8.self)) }
    return try await line.send(request, timeout: timeout)
  }
}

/// Answers once it knows who answers: the provider is told the port that its listener got.
private final class LateResponder: HTTPResponder {
  let responder = Locked<(any HTTPResponder)?>(nil)

  func respond(to request: HTTPRequest) async -> HTTPResponse {
    await responder.withLock { $0 }?.respond(to: request) ?? HTTPResponse(status: 503)
  }
}

/// Against two SDKs for Alipay's open platform, in the environment that `scripts/interop` makes; where
/// it cannot, the tests print why and end.
@Suite struct InteropTests {
  private static let script = "alipay_sdk.py"

  @Test func `SDKs of others sign what we take, and verify what we sign`() throws {
    let folder = try Self.makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    func write(_ name: String, _ text: String) throws { try Data(text.utf8).write(to: folder.appending(path: name)) }
    guard try Interop.lines(Self.script, ["prepare", folder.path], input: []) != nil else { return }

    var requests: [String: String] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".request") {
      requests[name] = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }
    let asked = requests
    for (name, text) in try TestLoop.run({ loop in try await Self.answers(loop, asked) }) { try write(name, text) }

    let verified = try #require(try Interop.lines(Self.script, ["verify", folder.path], input: []))
    #expect(verified.count > 60, "every check has said so")
  }

  @Test func `SDKs of others play whole trades over HTTP and get signed callbacks`() async throws {
    let folder = try Self.makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let loops = LoopGroup(count: 1)
    let late = LateResponder()
    let listener = HTTPListener(responder: late, loops: loops, log: quietLogger())
    let port = try await listener.start(host: "127.0.0.1", port: 0)
    let http = try HTTPTransport(loop: loops.loops[0])
    let keys = try Keys.made.get()
    let sandbox = try SandboxProvider(
      SandboxConfiguration(
        appID: Stage.appID, merchantPublicKeyPEM: keys.merchantPublic, privateKeyPEM: keys.provider,
        publicURL: "http://127.0.0.1:\(port)"),
      loop: loops.loops[0], store: try await SQLiteStore.inMemory(migrations: SandboxBooks.migrations), http: http,
      crypto: OpenSSLCrypto(), log: quietLogger())
    late.responder.withLock { $0 = sandbox }
    let sender = loops.loops[0].spawn { await sandbox.run() }
    let played = try Interop.lines(
      Self.script, ["http", "http://127.0.0.1:\(port)/gateway.do", folder.path], input: [])
    if let played { #expect(played.count > 30, "every check has said so") }
    sender.cancel()
    await sender.finished()
    await listener.shutDown(grace: .seconds(1))
    await http.shutDown()
    try await loops.shutDown()
  }

  /// A new folder with the keys that the script reads.
  private static func makeFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "onsale-alipay-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let keys = try Keys.made.get()
    for (name, text) in [
      ("app-id", Stage.appID), ("merchant.pem", keys.merchant), ("merchant-public.pem", keys.merchantPublic),
      ("provider-public.pem", keys.providerPublic),
    ] {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    return folder
  }

  private static let order = [
    "open", "open-other", "unknown", "close", "query", "refund", "refund-again", "refund-too-much",
  ]

  /// What the sandbox answers to the requests of others; its notices; requests of our own.
  private static func answers(_ loop: TestLoop, _ requests: [String: String]) async throws -> [String: String] {
    let stage = try await Stage(loop)
    loop.spawn { await stage.sandbox.run() }
    var files: [String: String] = [:]
    for sdk in ["community", "official"] {
      for name in order {
        let parts = try #require(requests["\(sdk).\(name).request"]).split(
          separator: "\n", omittingEmptySubsequences: false)
        let answer = await stage.sandbox.respond(
          to: HTTPRequest(
            method: parts[1].isEmpty ? "GET" : "POST", path: "/gateway.do", query: String(parts[0]),
            body: [UInt8](parts[1].utf8)))
        files["\(sdk).\(name).answer"] = text(answer)
        if name == "open" { try await pay(stage, "\(sdk)-paid") }
      }
    }
    let recorder = Recorder(line: StraightLine(responder: stage.sandbox))
    let ours = try Stage.provider(recorder, stage.keys, loop)
    let code = try await ours.precreate(
      payment: stage.id(1), amount: Money(minor: 1_230, .cny), subject: "票 & \"more\" 100%+",
      expiresAt: loop.wallNow.advanced(by: .seconds(900)))
    _ = await stage.post(String(code.dropFirst("http://127.0.0.1:8090".count)) + "/pay")
    let trade = try await ours.query(payment: stage.id(1)).providerTrade
    try await ours.refund(
      payment: stage.id(1), providerTrade: trade, refund: stage.id(2), amount: Money(minor: 1, .cny))
    await #expect(throws: PaymentProviderError.self) { try await ours.close(payment: stage.id(1)) }
    for (number, request) in recorder.requests.withLock({ $0 }).enumerated() { files["ours.\(number).request"] = request }
    try await loop.sleep(for: .seconds(1))
    for (number, arrival) in stage.callbacks.arrivals.enumerated() {
      files["\(number).notice"] = String(decoding: arrival.body, as: UTF8.self)
    }
    #expect(!stage.callbacks.arrivals.isEmpty)
    return files
  }

  private static func pay(_ stage: Stage, _ outTradeNo: String) async throws {
    let token = try await stage.store.read {
      try $0.query("SELECT qr_token FROM trades WHERE out_trade_no = ?", .text(outTradeNo)).first?.text(0)
    }
    #expect(await stage.post("/sandbox/trades/\(try #require(token))/pay").status == 200)
  }
}

import AlipayProvider
import Base
import Gateway
import JSON
import Logging
import OpenSSLCrypto
import Ports
import SQLiteStore
import SandboxProvider
import TestKit
import Testing

/// The keys of both sides; made once, for RSA takes its time.
struct Keys: Sendable {
  let merchant: String
  let merchantPublic: String
  let provider: String
  let providerPublic: String

  static let made: Result<Keys, any Error> = Result {
    let crypto = OpenSSLCrypto()
    let (merchant, provider) = (try crypto.makeKey(.rsa2), try crypto.makeKey(.rsa2))
    return Keys(
      merchant: merchant, merchantPublic: try crypto.signer(privateKeyPEM: merchant, .rsa2).publicKeyPEM,
      provider: provider, providerPublic: try crypto.signer(privateKeyPEM: provider, .rsa2).publicKeyPEM)
  }
}

/// A merchant's callback address: keeps what came and answers as it was told.
final class CallbackAddress: HTTPClient {
  struct Arrival: Sendable {
    let url: String
    let body: [UInt8]
    let at: WallTime
  }

  private let state = Locked((arrivals: [Arrival](), script: [Result<HTTPClientResponse, HTTPClientError>]()))
  private let clock: any Clock

  init(_ clock: any Clock) { self.clock = clock }

  var arrivals: [Arrival] { state.withLock { $0.arrivals } }

  /// The next answers; `success` when they are used up.
  func answer(_ script: [Result<HTTPClientResponse, HTTPClientError>]) {
    state.withLock { $0.script = script }
  }

  func send(_ request: HTTPClientRequest, timeout: Duration) async throws(HTTPClientError) -> HTTPClientResponse {
    let at = clock.wallNow
    let answer = state.withLock { state in
      state.arrivals.append(Arrival(url: request.url, body: request.body, at: at))
      return state.script.isEmpty ? .success(taken) : state.script.removeFirst()
    }
    return try answer.get()
  }
}

let taken = HTTPClientResponse(status: 200, body: [UInt8]("success".utf8))

/// Requests that arrive at a responder without a socket, and may be changed on the way.
struct StraightLine: HTTPClient {
  let responder: any HTTPResponder
  var onTheWay: @Sendable (HTTPClientRequest) -> HTTPClientRequest = { $0 }
  var onTheWayBack: @Sendable (HTTPClientResponse) -> HTTPClientResponse = { $0 }

  func send(_ request: HTTPClientRequest, timeout: Duration) async throws(HTTPClientError) -> HTTPClientResponse {
    let request = onTheWay(request)
    let target = request.url.split(separator: "/", maxSplits: 3).last.map { "/" + $0 } ?? "/"
    let parts = target.split(separator: "?", maxSplits: 1).map(String.init)
    let answer = await responder.respond(
      to: HTTPRequest(
        method: request.method, path: parts[0], query: parts.count > 1 ? parts[1] : "",
        headers: request.headers, body: request.body))
    return onTheWayBack(
      HTTPClientResponse(status: answer.status, headers: answer.headers, body: answer.body))
  }
}

/// The sandbox provider, our adapter in front of it, and a callback address.
struct Stage: Sendable {
  let loop: TestLoop
  let keys: Keys
  let store: SQLiteStore
  let callbacks: CallbackAddress
  let sandbox: SandboxProvider
  let provider: AlipayProvider

  static let appID = "2021000000000001"
  static let notifyURL = "http://shop.example/v1/payments/notify/alipay"

  init(_ loop: TestLoop) async throws {
    self.loop = loop
    keys = try Keys.made.get()
    store = try await SQLiteStore.inMemory(migrations: SandboxBooks.migrations)
    callbacks = CallbackAddress(loop)
    sandbox = try Self.open(loop, store, callbacks, keys)
    provider = try Self.provider(StraightLine(responder: sandbox), keys, loop)
  }

  static func open(
    _ loop: TestLoop, _ store: SQLiteStore, _ callbacks: CallbackAddress, _ keys: Keys
  ) throws -> SandboxProvider {
    try SandboxProvider(
      SandboxConfiguration(
        appID: appID, merchantPublicKeyPEM: keys.merchantPublic, privateKeyPEM: keys.provider,
        publicURL: "http://127.0.0.1:8090"),
      loop: loop, store: store, http: callbacks, crypto: OpenSSLCrypto(), log: quietLogger())
  }

  static func provider(_ http: any HTTPClient, _ keys: Keys, _ clock: any Clock) throws -> AlipayProvider {
    try AlipayProvider(
      AlipayConfiguration(
        gatewayURL: "http://127.0.0.1:8090/gateway.do", appID: appID, privateKeyPEM: keys.merchant,
        providerPublicKeyPEM: keys.providerPublic, notifyURL: notifyURL),
      http: http, crypto: OpenSSLCrypto(), clock: clock)
  }

  func id(_ number: UInt64) -> Identifier { Identifier(hi: 7, lo: number) }

  /// Opens a trade of 12.30 that ends in a quarter of an hour; returns the path of its page.
  func open(_ number: UInt64, subject: String = "Onsale order & more") async throws -> String {
    let code = try await provider.precreate(
      payment: id(number), amount: Money(minor: 1_230, .cny), subject: subject,
      expiresAt: loop.wallNow.advanced(by: .seconds(900)))
    return String(code.dropFirst("http://127.0.0.1:8090".count))
  }

  func post(_ path: String, _ json: String = "") async -> HTTPResponse {
    await sandbox.respond(
      to: HTTPRequest(
        method: "POST", path: path, headers: [HTTPField("Content-Type", "application/json")],
        body: [UInt8](json.utf8)))
  }

  func get(_ path: String, query: String = "") async -> HTTPResponse {
    await sandbox.respond(to: HTTPRequest(method: "GET", path: path, query: query))
  }
}

func text(_ response: HTTPResponse) -> String { String(decoding: response.body, as: UTF8.self) }

import Admission
import AuthService
import Base
import Gateway
import JSON
import Messages
import OpenSSLCrypto
import Ports
import RPCCore
import RPCInProcess
import SQLiteStore
import TestKit
import Testing
import TicketService
import UserService

/// Hashes that cost nothing.
struct PlainPasswords: PasswordHasher {
  func hash(_ password: String) async throws(PasswordHasherError) -> String { "plain:" + password }
  func verify(_ password: String, against encoded: String) async throws(PasswordHasherError) -> Bool {
    encoded == "plain:" + password
  }
}

/// A channel to a service that is made later, that may be cut, and whose calls are counted.
final class LateChannel: Channel {
  private let state = Locked((target: (any Channel)?.none, isCut: false, calls: [String: Int]()))

  func lead(to channel: any Channel) { state.withLock { $0.target = channel } }
  func cut(_ isCut: Bool) { state.withLock { $0.isCut = isCut } }
  func count(_ method: MethodDescriptor) -> Int { state.withLock { $0.calls[method.name] ?? 0 } }

  private func target(_ method: MethodDescriptor) throws(RPCError) -> any Channel {
    let target: (any Channel)? = state.withLock { state in
      state.calls[method.name, default: 0] += 1
      return state.isCut ? nil : state.target
    }
    guard let target else { throw RPCError(.unavailable, "connection refused by 10.1.2.3:4711") }
    return target
  }

  func unary(_ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions) async throws(RPCError) -> [UInt8] {
    try await target(method).unary(method, request, options)
  }

  func serverStreaming(
    _ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions,
    onMessage: @escaping @Sendable ([UInt8]) async throws -> Void
  ) async throws {
    try await target(method).serverStreaming(method, request, options, onMessage: onMessage)
  }
}

/// The gateway in front of real accounts and a real catalogue; stock, orders and payments only
/// listen.
struct GatewayWorld: Sendable {
  static let password = "correct horse 7"

  let loop: TestLoop
  let crypto = OpenSSLCrypto()
  /// The private key that signs access tokens.
  let signingKey: String
  let authChannel = LateChannel()
  let inventory = RecordingChannel()
  let orders = RecordingChannel()
  let payments = RecordingChannel()
  let gateway: Gateway

  init(
    _ loop: TestLoop, start: Bool = true, readiness: @escaping Gateway.Readiness = { ["auth": .serving] },
    configure: (inout GatewayConfiguration) -> Void = { _ in }
  ) async throws {
    self.loop = loop
    signingKey = try crypto.makeKey(.es256)
    let users = LateChannel()
    let auth = try AuthServer(
      loop: loop, store: try await SQLiteStore.inMemory(migrations: AuthServer.migrations), users: users,
      crypto: crypto, passwords: PlainPasswords(), configuration: AuthConfiguration(signingKeyPEM: signingKey),
      log: quietLogger())
    authChannel.lead(to: InProcessChannel(definitions: auth.definitions, loop: loop, log: quietLogger()))
    let user = UserServer(
      loop: loop, store: try await SQLiteStore.inMemory(migrations: UserServer.migrations), auth: authChannel,
      log: quietLogger())
    users.lead(to: InProcessChannel(definitions: user.definitions, loop: loop, log: quietLogger()))
    let ticket = TicketServer(
      loop: loop, store: try await SQLiteStore.inMemory(migrations: TicketServer.migrations), inventory: inventory,
      crypto: crypto, log: quietLogger())
    var configuration = GatewayConfiguration()
    configure(&configuration)
    gateway = Gateway(
      configuration,
      channels: [
        AuthV1.AuthServiceMethods.logIn.service: authChannel, UserV1.UserServiceMethods.getProfile.service: users,
        TicketV1.TicketServiceMethods.getEvent.service:
          InProcessChannel(definitions: ticket.definitions, loop: loop, log: quietLogger()),
        InventoryV1.InventoryServiceMethods.hold.service: inventory,
        OrderV1.OrderServiceMethods.getOrder.service: orders,
        PaymentV1.PaymentServiceMethods.notify.service: payments,
      ], loop: loop, crypto: crypto, readiness: readiness, metricsPage: { "onsale_up 1\n" },
      extraRoutes: [.init(prefix: "/web/", responder: Pages())], log: quietLogger())
    loop.spawn { await auth.run() }
    if start { run() }
  }

  private struct Pages: HTTPResponder {
    func respond(to request: HTTPRequest) async -> HTTPResponse {
      HTTPResponse(status: 200, contentType: "text/html", "<p>\(request.path)</p>")
    }
  }

  func run() {
    let gateway = gateway
    loop.spawn { await gateway.run() }
  }

  /// One request; `target` may have a query. A body is JSON unless the headers say otherwise.
  func send(
    _ method: String, _ target: String, _ body: String? = nil, token: String? = nil, headers: [(String, String)] = [],
    from address: String = "198.51.100.1"
  ) async -> HTTPResponse {
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    var fields = headers.map { HTTPField($0.0, $0.1) }
    if body != nil, fields.first(named: "content-type") == nil { fields.append(HTTPField("content-type", "application/json")) }
    if let token { fields.append(HTTPField("authorization", "Bearer \(token)")) }
    return await gateway.respond(
      to: HTTPRequest(
        method: method, path: parts[0], query: parts.count > 1 ? parts[1] : "", headers: fields,
        body: [UInt8]((body ?? "").utf8), remoteAddress: address))
  }

  /// Registers somebody; the session as JSON.
  func register(_ login: String = "alice") async throws -> JSONValue {
    let response = await send(
      "POST", "/v1/auth/register", #"{"login":"\#(login)","password":"\#(Self.password)","displayName":"Alice"}"#)
    try #require(response.status == 200, "\(response.text)")
    return try JSONValue(parsing: response.body)
  }

  /// An access token of `claims`, signed with `key` (else the right one).
  func token(header: String? = nil, claims: String, key: String? = nil) throws -> String {
    let signer = try crypto.signer(privateKeyPEM: key ?? signingKey, .es256)
    let head = try header ?? #"{"alg":"ES256","kid":"\#(keyID())","typ":"at+jwt"}"#
    let text = Self.encode([UInt8](head.utf8)) + "." + Self.encode([UInt8](claims.utf8))
    return text + "." + Self.encode(try signer.sign([UInt8](text.utf8)))
  }

  static func encode(_ bytes: [UInt8]) -> String { Base64.encode(bytes, .url, padding: false) }

  /// The id of the signing key: its thumbprint.
  func keyID() throws -> String {
    let signer = try crypto.signer(privateKeyPEM: signingKey, .es256)
    let point = try #require(P256PublicKey(pem: signer.publicKeyPEM))
    let text = #"{"crv":"P-256","kty":"EC","x":"\#(Self.encode(point.x))","y":"\#(Self.encode(point.y))"}"#
    return Self.encode(crypto.sha256([UInt8](text.utf8)))
  }

  /// Claims that are good now; `extra` members come last.
  func claims(
    user: String = "00000000000007000000000000000001", iss: String = "onsale", aud: String = "onsale", epoch: String = "0",
    issuedAgo: Int64 = 0, life: Int64 = 900, extra: String = ""
  ) -> String {
    let issued = loop.wallNow.milliseconds / 1000 - issuedAgo
    return #"{"iss":"\#(iss)","aud":"\#(aud)","sub":"\#(user)","roles":["buyer"],"epoch":\#(epoch),"#
      + #""iat":\#(issued),"exp":\#(issued + life)\#(extra)}"#
  }
}

extension HTTPResponse {
  var text: String { String(decoding: body, as: UTF8.self) }

  /// The stable reason of an error; empty when it is none.
  var reason: String { detail?["reason"]?.string ?? "" }

  func fact(_ name: String) -> String? { detail?["metadata"]?[name]?.string }

  private var detail: JSONValue? {
    guard let value = try? JSONValue(parsing: body), case .array(let details)? = value["error"]?["details"] else { return nil }
    return details.first
  }
}

extension JSONValue {
  var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }
}

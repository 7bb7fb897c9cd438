import AlipayProvider
import Base
import Gateway
import Messages
import OpenSSLCrypto
import Ports
import RPCCore
import RPCInProcess
import SQLiteStore
import SandboxProvider
import TestKit
import Testing
import TransactionService

@testable import PaymentService

/// Requests that arrive at a responder without a socket.
private struct StraightLine: HTTPClient {
  let responder: any HTTPResponder

  func send(_ request: HTTPClientRequest, timeout: Duration) async throws(HTTPClientError) -> HTTPClientResponse {
    let target = request.url.split(separator: "/", maxSplits: 3).last.map { "/" + $0 } ?? "/"
    let parts = target.split(separator: "?", maxSplits: 1).map(String.init)
    let answer = await responder.respond(
      to: HTTPRequest(
        method: request.method, path: parts[0], query: parts.count > 1 ? parts[1] : "", headers: request.headers,
        body: request.body))
    return HTTPClientResponse(status: answer.status, headers: answer.headers, body: answer.body)
  }
}

/// The gateway's part in a callback: the form in, the body out, or a status that is no 200.
private struct CallbackRoute: HTTPClient {
  let address: SwitchedChannel

  func send(_ request: HTTPClientRequest, timeout: Duration) async throws(HTTPClientError) -> HTTPClientResponse {
    do throws(RPCError) {
      let client = PaymentV1.PaymentServiceClient(address)
      return HTTPClientResponse(status: 200, body: try await client.notify(.init(form: request.body)).body)
    } catch {
      return HTTPClientResponse(status: error.code == .unavailable ? 503 : 400)
    }
  }
}

/// The payment service against the sandbox provider through the adapter for Alipay, where both sides
/// sign, and against the real coordinator.
private struct Shop: Sendable {
  let world: World
  let sandbox: SandboxProvider
  /// The provider's.
  let books: SQLiteStore

  static let keys: Result<(merchant: any Signer, merchantKey: String, provider: any Signer, providerKey: String), any Error> =
    Result {
      let crypto = OpenSSLCrypto()
      let (merchant, provider) = (try crypto.makeKey(.rsa2), try crypto.makeKey(.rsa2))
      return (
        try crypto.signer(privateKeyPEM: merchant, .rsa2), merchant,
        try crypto.signer(privateKeyPEM: provider, .rsa2), provider
      )
    }

  init(_ loop: TestLoop, _ script: Script = Script()) async throws {
    let keys = try Self.keys.get()
    world = try await World(loop, script)
    books = try await SQLiteStore.inMemory(migrations: SandboxBooks.migrations)
    sandbox = try SandboxProvider(
      SandboxConfiguration(
        appID: "shop", merchantPublicKeyPEM: keys.merchant.publicKeyPEM, privateKeyPEM: keys.providerKey,
        publicURL: "http://127.0.0.1:1"),
      loop: loop, store: books, http: CallbackRoute(address: world.address), crypto: OpenSSLCrypto(), log: quietLogger())
    let provider = try AlipayProvider(
      AlipayConfiguration(
        gatewayURL: "http://127.0.0.1:1/gateway.do", appID: "shop", privateKeyPEM: keys.merchantKey,
        providerPublicKeyPEM: keys.provider.publicKeyPEM, notifyURL: "http://127.0.0.1:2/v1/payments/notify/alipay"),
      http: StraightLine(responder: sandbox), crypto: OpenSSLCrypto(), clock: loop)
    let sandbox = sandbox
    loop.spawn { await sandbox.run() }
    func peer(_ definitions: [ServiceDefinition]) -> any Channel {
      InProcessChannel(definitions: definitions, loop: loop)
    }
    let log = try await SQLiteStore.inMemory(migrations: TransactionServer.migrations)
    let participants: [String: any Channel] = [
      "inventory": peer([world.inventory.participantServiceDefinition]),
      "order": peer([world.orders.participantServiceDefinition]), "payment": world.address,
    ]
    let away = SwitchedChannel()
    let coordinator = TransactionServer(
      loop: loop, store: log, participants: { participants[$0] ?? away }, log: quietLogger())
    loop.spawn { await coordinator.run() }
    let server = PaymentServer(
      PaymentConfiguration(merchant: "shop"), loop: loop, store: world.store, provider: provider, qrCodes: SquareCodes(),
      peers: PaymentPeers(
        orders: peer([world.desk.orderServiceDefinition, world.orders.participantServiceDefinition]),
        inventory: peer([world.inventory.participantServiceDefinition]),
        refunds: peer([world.refunds.refundServiceDefinition]),
        transactions: peer(coordinator.definitions)),
      log: quietLogger())
    world.address.connect(peer(server.definitions))
    loop.spawn { await server.run() }
  }

  func post(_ url: String, _ json: String = "") async -> Int {
    let path = "/" + (url.split(separator: "/", maxSplits: 2).last ?? "")
    return await sandbox.respond(to: HTTPRequest(method: "POST", path: path, body: [UInt8](json.utf8))).status
  }
}

@Suite struct SandboxTests {
  @Test func `a person pays on the provider's page, twice told, and the tickets are theirs`() throws {
    try TestLoop.run { loop in
      let shop = try await Shop(loop)
      let opened = try await shop.world.client.createPayment(.init(orderID: order.description), asBuyer())
      #expect(await shop.post(opened.qrContent + "/refuse") == 200)
      #expect(await shop.post(opened.qrContent + "/pay", #"{"duplicate_notices":3}"#) == 200)
      try await shop.world.pass(.seconds(5))
      #expect(try await shop.world.state() == .settled)
      #expect(await shop.world.inventory.confirmed.count == 1)
      try await shop.world.checkLedger()
    }
  }

  @Test func `a notice that comes hours late finds the money taken or given back`() throws {
    try TestLoop.run { loop in
      let shop = try await Shop(
        loop, Script(inventory: { _ in throw RPCError(.failedPrecondition, "", reason: "HOLD_RELEASED") }))
      let opened = try await shop.world.client.createPayment(.init(orderID: order.description), asBuyer())
      #expect(await shop.post(opened.qrContent + "/pay", #"{"notify_delay_ms":7200000,"duplicate_notices":1}"#) == 200)
      try await shop.world.pass(.seconds(60))
      #expect(try await shop.world.state() == .refunded, "found by asking, and given back")
      let before = try await shop.world.rows()
      try await shop.world.pass(.seconds(7_300))
      #expect(try await shop.world.rows() == before)
    }
  }

  @Test(arguments: [true, false])
  func `of two people who pay one code one gets the tickets and the other the money`(_ isSettled: Bool) throws {
    try TestLoop.run { loop in
      let script = Script(inventory: { _ in
        if !isSettled { throw RPCError(.failedPrecondition, "", reason: "HOLD_RELEASED") }
      })
      let shop = try await Shop(loop, script)
      let opened = try await shop.world.client.createPayment(.init(orderID: order.description), asBuyer())
      #expect(await shop.post(opened.qrContent + "/pay") == 200)
      #expect(await shop.post(opened.qrContent + "/pay-again", #"{"duplicate_notices":2}"#) == 200)
      try await shop.world.pass(.seconds(10))
      try await shop.world.checkLedger()
      let payment = try await shop.world.client.getPayment(.init(orderID: order.description), asBuyer())
      #expect(payment.state == (isSettled ? .settled : .refunded))
      let twice = payment.automaticRefunds.filter { $0.reason == "PAID_TWICE" }
      #expect(twice.count == 1 && twice[0].state == .refunded && twice[0].amountMinor == price.minor)
      #expect(payment.automaticRefunds.count == (isSettled ? 1 : 2))
      #expect(Set(shop.world.desk.refunds(of: order).values) == Set(payment.automaticRefunds))
      let returned = try await shop.books.read {
        try $0.query("SELECT SUM(amount_minor), COUNT(*) FROM trade_refunds")[0]
      }
      let count: Int64 = isSettled ? 1 : 2
      #expect(returned == SQLRow([.integer(count * price.minor), .integer(count)]))
    }
  }

  @Test func `a second trade that nobody ever tells of is found in the provider's list`() throws {
    try TestLoop.run { loop in
      let shop = try await Shop(loop)
      let opened = try await shop.world.client.createPayment(.init(orderID: order.description), asBuyer())
      #expect(await shop.post(opened.qrContent + "/pay") == 200)
      #expect(await shop.post(opened.qrContent + "/pay-again", #"{"notify_delay_ms":86400000}"#) == 200)
      try await shop.world.pass(.seconds(100))
      #expect(try await shop.world.client.getPayment(.init(orderID: order.description), asBuyer()).automaticRefunds.isEmpty)
      try await shop.world.pass(.seconds(60))
      let payment = try await shop.world.client.getPayment(.init(orderID: order.description), asBuyer())
      #expect(payment.state == .settled)
      #expect(payment.automaticRefunds.map(\.reason) == ["PAID_TWICE"])
      #expect(payment.automaticRefunds.map(\.state) == [.refunded])
      try await shop.world.checkLedger()
      let before = try await shop.world.rows()
      try await shop.world.pass(.seconds(600))
      #expect(try await shop.world.rows() == before)
    }
  }

  @Test func `the trade of an order that ended can be paid no more`() throws {
    try TestLoop.run { loop in
      let shop = try await Shop(loop)
      let opened = try await shop.world.client.createPayment(.init(orderID: order.description), asBuyer())
      _ = try await shop.world.client.closeForOrder(.init(messageID: "order/1", orderID: order.description))
      try await shop.world.pass(.seconds(1))
      #expect(try await shop.world.state() == .closed)
      #expect(await shop.post(opened.qrContent + "/pay") == 409)
    }
  }
}

import Base
import Messages
import Ports
import RPCCore
import SQLiteStore
import TestKit
import Testing

@testable import PaymentService

@Suite struct OpeningTests {
  @Test func `an order's payment is opened once, however often it is asked for`() throws {
    try TestLoop.run { loop in
      let world = try await World(loop)
      world.start()
      let first = try await world.client.createPayment(.init(orderID: order.description), asBuyer())
      #expect(first.state == .created && first.amountMinor == 12_300 && first.currency == "CNY")
      #expect(first.qrContent == "https://provider.example/\(first.paymentID)" && first.qrSVG.hasPrefix("<svg"))
      #expect(Identifier(first.paymentID)?.shard == order.shard)
      let again = try await world.client.createPayment(.init(orderID: order.description), asBuyer(key: "k2"))
      #expect(again == first)
      #expect(world.provider.calls == ["precreate"])
    }
  }

  @Test func `twenty who ask at the same time get one payment`() throws {
    try TestLoop.run { loop in
      let world = try await World(loop)
      world.start()
      let payments = try await withThrowingTaskGroup(of: PaymentV1.Payment.self) { group in
        for number in 0..<20 {
          group.addTask {
            try await world.client.createPayment(.init(orderID: order.description), asBuyer(key: "k\(number)"))
          }
        }
        return try await group.reduce(into: Set()) { $0.insert($1) }
      }
      #expect(payments.count == 1)
      #expect(world.provider.trades.count == 1)
      #expect(try await world.rows()[0].count == 1)
    }
  }

  @Test func `nobody opens or sees somebody else's payment`() throws {
    try TestLoop.run { loop in
      let world = try await World(loop)
      world.start()
      let request = PaymentV1.CreatePaymentRequest(orderID: order.description)
      await expectRefusal("PAYMENT_NOT_FOUND", .notFound) {
        try await world.client.createPayment(request, asBuyer(stranger))
      }
      #expect(world.provider.trades.isEmpty)
      _ = try await world.open()
      await expectRefusal("PAYMENT_NOT_FOUND") { try await world.client.createPayment(request, asBuyer(stranger)) }
      await expectRefusal("PAYMENT_NOT_FOUND") {
        try await world.client.getPayment(.init(orderID: order.description), asBuyer(stranger))
      }
      await expectRefusal("NOT_LOGGED_IN", .unauthenticated) { try await world.client.createPayment(request) }
      #expect(try await world.client.getPayment(.init(orderID: order.description), asBuyer()).state == .created)
      #expect(try await world.client.getPayment(.init(orderID: order.description)).state == .created, "internal")
    }
  }

  @Test(arguments: ["", "1", "zz", String(repeating: "0", count: 32)])
  func `an order that is none is not found`(_ id: String) throws {
    try TestLoop.run { loop in
      let world = try await World(loop)
      world.start()
      await expectRefusal("PAYMENT_NOT_FOUND") { try await world.client.createPayment(.init(orderID: id), asBuyer()) }
      await expectRefusal("PAYMENT_NOT_FOUND") { try await world.client.getPayment(.init(orderID: id), asBuyer()) }
      await expectRefusal("PAYMENT_NOT_FOUND") { try await world.client.getPayment(.init(orderID: id)) }
    }
  }

  @Test(arguments: [OrderV1.OrderState.paid, .refunding, .refunded, .cancelled, .expired, .unspecified, .unrecognized(77)])
  func `only an order that awaits payment is paid`(_ state: OrderV1.OrderState) throws {
    try TestLoop.run { loop in
      let world = try await World(loop)
      world.start()
      world.desk.change(order) { $0.state = state }
      await expectRefusal("ORDER_NOT_AWAITING_PAYMENT", .failedPrecondition) {
        try await world.client.createPayment(.init(orderID: order.description), asBuyer())
      }
      #expect(try await world.rows()[0].isEmpty && world.provider.trades.isEmpty)
    }
  }

  @Test func `an order whose hold is over, or that costs nothing, opens no trade`() throws {
    try TestLoop.run { loop in
      let world = try await World(loop)
      world.start()
      let request = PaymentV1.CreatePaymentRequest(orderID: order.description)
      var free = World.awaiting(order, at: loop.wallNow)
      free.amountMinor = 0
      world.desk.put(free)
      await expectRefusal("NOTHING_TO_PAY") { try await world.client.createPayment(request, asBuyer()) }
      world.desk.put(World.awaiting(order, at: loop.wallNow))
      try await world.pass(.seconds(900))
      await expectRefusal("ORDER_NOT_AWAITING_PAYMENT") { try await world.client.createPayment(request, asBuyer()) }
    }
  }

  @Test func `an order in a currency that the provider does not take opens no trade`() throws {
    try TestLoop.run { loop in
      let world = try await World(loop)
      world.start()
      let request = PaymentV1.CreatePaymentRequest(orderID: order.description)
      world.desk.change(order) { $0.currency = "USD" }
      await expectRefusal("CURRENCY_NOT_SOLD", .failedPrecondition) {
        try await world.client.createPayment(request, asBuyer())
      }
      #expect(try await world.rows()[0].isEmpty && world.provider.calls.isEmpty)
    }
  }

  @Test func `what the order service answers is passed on`() throws {
    try TestLoop.run { loop in
      let world = try await World(loop)
      world.start()
      world.desk.fail(RPCError(.unavailable, "soon", reason: "ORDER_NOT_YET_KNOWN"))
      await expectRefusal("ORDER_NOT_YET_KNOWN", .unavailable) {
        try await world.client.createPayment(.init(orderID: order.description), asBuyer())
      }
      world.desk.fail(nil)
      _ = try await world.open()
    }
  }

  @Test(arguments: [TestProvider.Fate.requestLost, .answerLost])
  func `a provider that does not answer is asked again for the same trade`(_ fate: TestProvider.Fate) throws {
    try TestLoop.run { loop in
      let world = try await World(loop)
      world.start()
      world.provider.fate(of: "precreate", [fate])
      await expectRefusal("PROVIDER_UNREACHABLE", .unavailable) {
        try await world.client.createPayment(.init(orderID: order.description), asBuyer())
      }
      let id = try await world.open()
      #expect(world.provider.trades.count == 1 && world.provider.trade(id) != nil)
      #expect(try await world.rows()[0].count == 1)
    }
  }

  @Test func `a provider that refuses is told as it is`() throws {
    try TestLoop.run { loop in
      let world = try await World(loop)
      world.start()
      world.provider.fate(of: "precreate", [.refused(code: "ACQ.INVALID_PARAMETER")])
      await expectRefusal("PROVIDER_REFUSED") {
        try await world.client.createPayment(.init(orderID: order.description), asBuyer())
      }
    }
  }

  @Test func `a trade whose code was lost and that was paid is captured when it is asked for again`() throws {
    try TestLoop.run { loop in
      let world = try await World(loop)
      world.start()
      world.provider.fate(of: "precreate", [.answerLost])
      await expectRefusal("PROVIDER_UNREACHABLE") {
        try await world.client.createPayment(.init(orderID: order.description), asBuyer())
      }
      let id = try #require(world.provider.trades.keys.first)
      world.provider.pay(id)
      #expect(try await world.open() == id)
      try await world.pass(.seconds(5))
      try await world.checkEnd(id, isSettled: true)
    }
  }

  @Test func `the ledger is for operators, the inner methods are for services`() throws {
    try TestLoop.run { loop in
      let world = try await World(loop)
      world.start()
      await expectRefusal("ROLE_MISSING", .permissionDenied) { try await world.client.getLedger(.init(), asBuyer()) }
      #expect(try await world.client.getLedger(.init(), asBuyer(roles: "buyer,operator")).entries == 0)
      await expectRefusal("INTERNAL_ONLY") {
        try await world.client.closeForOrder(.init(messageID: "m", orderID: order.description), asBuyer())
      }
      let branch = TransactionV1.BranchRequest(xid: "x", branchID: "b")
      await expectRefusal("INTERNAL_ONLY") { try await world.participant.try(branch, asBuyer()) }
      await expectRefusal("INTERNAL_ONLY") { try await world.participant.confirm(branch, asBuyer()) }
      await expectRefusal("INTERNAL_ONLY") { try await world.participant.cancel(branch, asBuyer()) }
    }
  }
}

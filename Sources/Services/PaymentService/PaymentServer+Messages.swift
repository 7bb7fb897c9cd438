internal import Base
internal import Logging
internal import Messages
internal import Outbox
internal import Payments
internal import Ports
internal import RPCCore

// MARK: - What the outbox delivers

extension PaymentServer {
  func deliver() async {
    await outbox.run([
      Kind.settle: { try await self.settle(Self.id($0)) },
      Kind.payBack: { try await self.payBack(Self.id($0)) },
      Kind.payBackSecond: { try await self.payBackSecond($0) },
      Kind.tellOrder: { try await self.tellOrder(Self.id($0)) },
      Kind.close: { try await self.close(Self.id($0)) },
      Kind.refundSettled: { try await self.tellRefundService($0) },
    ])
  }

  private static func id(_ message: OutboxMessage) throws -> Identifier {
    guard let id = Identifier(String(decoding: message.payload, as: UTF8.self)) else {
      throw SQLError.unexpected("message \(message.id) holds no id")
    }
    return id
  }

  /// Gets the order its tickets for the captured money, or starts the way back.
  private func settle(_ id: Identifier) async throws {
    guard let payment = try await store.read({ try PaymentRows.find($0, id)?.payment }) else {
      throw PaymentRefusal.notFound
    }
    switch payment.state {
    case .captured, .settling: break
    case .created, .closed, .settled, .refundReserved, .returning, .refunded: return
    }
    let outcome = try await initiator.run(
      "settle", of: id,
      [
        .init(
          "inventory",
          .sellHold(
            .init(performanceID: payment.performance, orderID: payment.order.description, regrab: true))),
        .init("order", .payOrder(.init(orderID: payment.order.description, paymentID: id.description))),
      ],
      own: .init("payment", .settlePayment(.init(paymentID: id.description))),
      tryOwn: { try await self.takePart(BranchStep(.try, $0)) })
    switch outcome {
    case .committed: log.info("settled", metadata: ["payment": "\(id)"])
    case .refused(let reason, let service): try await giveBack(id, reason, service)
    case .undecided(let why): throw Outbox.Postponed(why)
    }
  }

  private func giveBack(_ id: Identifier, _ reason: String, _ service: String) async throws {
    do {
      try await change(id) { row in try row.payment.giveBack(reason: reason) }
      log.notice(
        "paid but not to be had: the money goes back",
        metadata: ["payment": "\(id)", "reason": "\(reason)", "service": "\(service)"])
    } catch PaymentRefusal.anotherTransactionOpen {
      // An earlier attempt's Cancel is still on its way to us.
      throw Outbox.Postponed("\(id) is in another transaction")
    } catch PaymentRefusal.alreadySettled {
      log.info("settled by an earlier attempt", metadata: ["payment": "\(id)"])
    }
  }

  private func payBack(_ id: Identifier) async throws {
    guard let payment = try await store.read({ try PaymentRows.find($0, id)?.payment }) else {
      throw PaymentRefusal.notFound
    }
    guard case .returning(let capture, let back) = payment.state else { return }
    let isFresh = configuration.planted.contains(.freshRefundID)
    let refund = isFresh ? Identifier(at: loop.wallNow, shard: id.shard, dice: loop) : back.refund
    try await askToPayBack(id, trade: capture.providerTrade, refund, back.amount)
    let now = loop.wallNow
    try await change(id) { row in try row.payment.paidBack(at: now) }
    log.info("paid back", metadata: ["payment": "\(id)", "amount": "\(back.amount.decimalText)"])
  }

  /// - Parameter message: holds the payment's id and that of the refund, one after the other.
  private func payBackSecond(_ message: OutboxMessage) async throws {
    let half = message.payload.count / 2
    guard let id = Identifier(String(decoding: message.payload.prefix(half), as: UTF8.self)),
      let refund = Identifier(String(decoding: message.payload.dropFirst(half), as: UTF8.self))
    else { throw SQLError.unexpected("message \(message.id) holds no two ids") }
    let payment = try await store.read { try PaymentRows.find($0, id)?.payment }
    guard let second = payment?.secondTrades.first(where: { $0.refund == refund }) else {
      throw PaymentRefusal.notFound
    }
    guard second.returnedAt == nil else { return }
    try await askToPayBack(id, trade: second.providerTrade, refund, second.amount)
    let now = loop.wallNow
    try await change(id) { row in try row.payment.paidBack(second: refund, at: now) }
    log.info(
      "a second trade was paid back", metadata: ["payment": "\(id)", "trade": "\(second.providerTrade)"])
  }

  private func askToPayBack(
    _ id: Identifier, trade: String, _ refund: Identifier, _ amount: Money
  ) async throws {
    do {
      try await provider.refund(payment: id, providerTrade: trade, refund: refund, amount: amount)
    } catch .refused(let code, let words) {
      log.error(
        "the provider pays nothing back; it is asked again, and a person must look at it",
        metadata: [
          "payment": "\(id)", "trade": "\(trade)", "refund": "\(refund)", "code": "\(code)", "words": "\(words)",
        ])
      throw PaymentProviderError.refused(code: code, words)
    }
  }

  /// Tells the order all that goes back by itself, as it is now: the last message says the end.
  private func tellOrder(_ id: Identifier) async throws {
    guard let payment = try await store.read({ try PaymentRows.find($0, id)?.payment }) else {
      throw PaymentRefusal.notFound
    }
    _ = try await orders.noteRefunds(
      OrderV1.NoteRefundsRequest(
        orderID: payment.order.description,
        refunds: payment.automaticRefunds.map { PaymentV1.AutomaticRefund($0) }))
  }

  private func tellRefundService(_ message: OutboxMessage) async throws {
    _ = try await refunds.settled(
      RefundV1.SettledRequest(messageID: message.id, refundID: try Self.id(message).description))
  }
}

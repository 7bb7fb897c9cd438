internal import Base
internal import Logging
public import Messages
internal import Payments
internal import Outbox
internal import Ports
public import RPCCore

extension PaymentServer: PaymentV1.PaymentServiceProtocol {
  /// Opens the payment of the caller's order at the provider. One per order: the same again, also
  /// at the same time, gives the same payment and the same QR code.
  public func createPayment(
    _ request: PaymentV1.CreatePaymentRequest, _ call: ServerCall
  ) async throws -> PaymentV1.Payment {
    let caller = try call.caller()
    guard let order = Identifier(request.orderID) else { throw PaymentRefusal.notFound }
    let row: PaymentRow
    if let known = try await store.read({ try PaymentRows.find($0, order: order) }) {
      row = known
    } else {
      let fresh = try await newPayment(of: order, for: caller.user)
      row = try await store.write { tx in
        if let known = try PaymentRows.find(tx, order: order) { return known }
        try PaymentRows.insert(tx, fresh)
        return fresh
      }
      if row == fresh { PaymentCounts.reached(PaymentRows.word(row.payment.state)) }
    }
    guard row.payment.user == caller.user else { throw PaymentRefusal.notFound }
    return PaymentV1.Payment(try await withTrade(row), qrCodes)
  }

  /// The payment of an order: the buyer's own; services of the platform see all.
  public func getPayment(
    _ request: PaymentV1.GetPaymentRequest, _ call: ServerCall
  ) async throws -> PaymentV1.Payment {
    let caller = call.metadata[MetadataKey.user] == nil ? nil : try call.caller()
    guard let order = Identifier(request.orderID),
      let row = try await store.read({ try PaymentRows.find($0, order: order) }),
      caller == nil || caller?.user == row.payment.user
    else { throw PaymentRefusal.notFound }
    return PaymentV1.Payment(row, qrCodes)
  }

  /// All accounts and their sums. For operators, and for services of the platform.
  public func getLedger(
    _ request: PaymentV1.GetLedgerRequest, _ call: ServerCall
  ) async throws -> PaymentV1.Ledger {
    if call.metadata[MetadataKey.user] != nil { _ = try call.caller(oneOf: .operator) }
    let balances = try await store.read { try LedgerRows.balances($0) }
    return PaymentV1.Ledger(
      accounts: balances.map {
        PaymentV1.LedgerAccount(account: $0.account, currency: $0.currency, balanceMinor: $0.minor)
      },
      sumMinor: balances.reduce(0) { $0 + $1.minor }, entries: balances.reduce(0) { $0 + $1.entries })
  }
}

// MARK: - Opening

extension PaymentServer {
  /// A payment as the order service tells the order. Not stored yet.
  private func newPayment(of order: Identifier, for user: Identifier) async throws -> PaymentRow {
    let told: OrderV1.Order
    do {
      told = try await orders.getOrder(OrderV1.GetOrderRequest(orderID: order.description))
    } catch where error.code == .notFound {
      throw PaymentRefusal.notFound
    }
    guard told.userID == user.description else { throw PaymentRefusal.notFound }
    let now = loop.wallNow
    guard told.state == .awaitingPayment, let expiresAt = told.expiresAt, now < expiresAt else {
      throw PaymentRefusal.orderNotAwaitingPayment
    }
    guard told.amountMinor > 0, let currency = Currency(code: told.currency) else {
      throw RPCError(.failedPrecondition, "This order costs nothing that could be paid.", reason: "NOTHING_TO_PAY")
    }
    guard Currency.sold.contains(currency) else { throw PaymentRefusal.currencyNotSold }
    let payment = Payment(
      id: Identifier(at: now, shard: order.shard, dice: loop), order: order, user: user,
      performance: told.performanceID, amount: Money(minor: told.amountMinor, currency), createdAt: now,
      expiresAt: expiresAt)
    return PaymentRow(
      payment: payment, qrContent: nil, checkAt: now.advanced(by: configuration.firstCheck))
  }

  /// The row with its QR code; opens the trade when that has not been done. Several may do so at a
  /// time: the provider knows one trade per payment, and the first answer that is stored stays.
  private func withTrade(_ row: PaymentRow) async throws -> PaymentRow {
    guard row.qrContent == nil, case .created = row.payment.state else { return row }
    let payment = row.payment
    guard loop.wallNow < payment.expiresAt else { throw PaymentRefusal.orderNotAwaitingPayment }
    // The provider would take the buyer's money in its own currency, and it could not be booked.
    guard Currency.sold.contains(payment.amount.currency) else { throw PaymentRefusal.currencyNotSold }
    let code: String
    do {
      code = try await provider.precreate(
        payment: payment.id, amount: payment.amount, subject: "\(configuration.subject) \(payment.order)",
        expiresAt: payment.expiresAt)
    } catch .unknownOutcome(let why) {
      log.warning("the provider did not answer", metadata: ["payment": "\(payment.id)", "error": "\(why)"])
      throw PaymentRefusal.providerUnreachable
    } catch .refused("ACQ.TRADE_HAS_SUCCESS", _) {
      // Paid through a QR code of ours whose storing failed.
      try await check(row)
      return try await known(payment.id)
    } catch .refused(let code, let words) {
      log.error(
        "the provider opens no trade",
        metadata: ["payment": "\(payment.id)", "code": "\(code)", "words": "\(words)"])
      throw PaymentRefusal.providerRefused
    }
    return try await store(code, for: payment.id)
  }

  private func store(_ code: String, for id: Identifier) async throws -> PaymentRow {
    let outbox = outbox
    let now = loop.wallNow
    let (row, mustClose) = try await store.write { tx -> (PaymentRow, Bool) in
      guard var row = try PaymentRows.find(tx, id) else { throw PaymentRefusal.notFound }
      guard row.qrContent == nil else { return (row, false) }
      let before = row
      row.qrContent = code
      try PaymentRows.save(tx, row, before: before)
      // The order ended while the trade was being opened: it must not stay open.
      guard case .closed = row.payment.state else { return (row, false) }
      try Self.enqueueClose(tx, outbox, row.payment.id, at: now)
      return (row, true)
    }
    if mustClose { outbox.wake() }
    return row
  }

  private func known(_ id: Identifier) async throws -> PaymentRow {
    guard let row = try await store.read({ try PaymentRows.find($0, id) }) else { throw PaymentRefusal.notFound }
    return row
  }
}

internal import Base
internal import Logging
public import Messages
internal import Outbox
internal import Payments
internal import Ports
public import RPCCore

// MARK: - The provider calls us

extension PaymentServer {
  /// The provider's callback. Answers its acknowledgement after the commit, and again for every
  /// repeat; any refusal changes nothing, and the provider calls again.
  public func notify(
    _ request: PaymentV1.NotifyRequest, _ call: ServerCall
  ) async throws -> PaymentV1.NotifyResponse {
    do {
      try await follow(try read(request.form, from: call.metadata[MetadataKey.client] ?? call.peer.address))
      PaymentCounts.notice("taken")
      return PaymentV1.NotifyResponse(body: [UInt8](provider.acknowledgement.utf8))
    } catch let refusal as PaymentRefusal {
      PaymentCounts.notice(refusal.reason)
      throw refusal
    }
  }

  /// Nothing in a callback is looked at before its signature is.
  private func read(_ form: [UInt8], from peer: String) throws -> PaymentNotice {
    let notice: PaymentNotice
    do {
      notice = try provider.readNotice(form)
    } catch .badSignature {
      log.warning("a callback with a wrong signature was refused", metadata: ["address": "\(peer)"])
      throw PaymentRefusal.badSignature
    } catch .malformed(let why) {
      log.warning("a callback could not be read", metadata: ["reason": "\(why)", "address": "\(peer)"])
      throw PaymentRefusal.noticeMalformed
    }
    guard notice.merchant == configuration.merchant else {
      log.error("a callback is about another merchant", metadata: ["payment": "\(notice.payment)"])
      throw PaymentRefusal.amountMismatch
    }
    return notice
  }

  private func follow(_ notice: PaymentNotice) async throws {
    switch notice.state {
    case .paid: try await capture(notice.payment, notice.amount, providerTrade: notice.providerTrade)
    case .closed: try await markClosed(notice.payment)
    case .waiting, .notFound: try await change(notice.payment) { _ in [] }
    }
  }

  /// Takes the money of a payment; a repeat changes nothing.
  func capture(_ id: Identifier, _ amount: Money, providerTrade: String) async throws {
    let now = loop.wallNow
    let planted = configuration.planted
    let newRefund = Identifier(at: now, shard: id.shard, dice: loop)
    do {
      let effects = try await change(id) { row in
        let isBlind = planted.contains(.wrongAmountAccepted)
        return try row.payment.capture(
          isBlind ? row.payment.amount : amount, providerTrade: providerTrade, newRefund: newRefund, at: now)
      }
      guard !effects.isEmpty else {
        if planted.contains(.captureTwice) { try await bookAgain(id) }
        return
      }
      guard effects.contains(.settle) else {
        PaymentCounts.reached("paid_twice")
        log.warning(
          "a second trade was paid for one payment: its money goes back",
          metadata: ["payment": "\(id)", "amount": "\(amount.decimalText)", "trade": "\(providerTrade)"])
        return
      }
      log.info("captured", metadata: ["payment": "\(id)", "amount": "\(amount.decimalText)"])
    } catch let refusal as PaymentRefusal {
      log.error(
        "money came in that is not ours to take; a person must look at it",
        metadata: [
          "payment": "\(id)", "amount": "\(amount.decimalText)", "trade": "\(providerTrade)",
          "reason": "\(refusal.reason)",
        ])
      throw refusal
    }
  }

  /// A planted bug: the same money once more.
  private func bookAgain(_ id: Identifier) async throws {
    try await store.write { tx in
      try tx.execute(
        "UPDATE ledger_entries SET amount_minor = 2 * amount_minor WHERE transaction_id = ?",
        .text("capture/\(id)"))
    }
  }

  /// The provider says that the trade is over unpaid.
  func markClosed(_ id: Identifier) async throws {
    try await change(id) { row in
      row.payment.closed()
      row.checkAt = nil
      return []
    }
  }
}

// MARK: - An order ended

extension PaymentServer {
  /// Internal: the order was cancelled or has expired. Its trade is closed soon after; an order
  /// without a payment needs nothing.
  public func closeForOrder(
    _ request: PaymentV1.CloseForOrderRequest, _ call: ServerCall
  ) async throws -> PaymentV1.CloseForOrderResponse {
    try call.internalOnly()
    guard (1...Limits.idBytes).contains(request.messageID.utf8.count), let order = Identifier(request.orderID)
    else {
      throw RPCError(.invalidArgument, "A message id and an order id are needed.", reason: "MESSAGE_INVALID")
    }
    let outbox = outbox
    let now = loop.wallNow
    try await store.write { tx in
      guard try Inbox.accept(tx, consumer: "payment", message: request.messageID, at: now),
        let row = try PaymentRows.find(tx, order: order), case .created = row.payment.state
      else { return }
      try Self.enqueueClose(tx, outbox, row.payment.id, at: now)
    }
    outbox.wake()
    return PaymentV1.CloseForOrderResponse()
  }

  /// Under a key of its own: a provider that is away must not hold up the payment's money.
  nonisolated static func enqueueClose(
    _ tx: any SQLTransaction, _ outbox: Outbox, _ id: Identifier, at now: WallTime
  ) throws {
    try outbox.enqueue(
      tx, kind: Kind.close, key: "close/\(id)", payload: [UInt8](id.description.utf8), at: now)
  }

  /// Closes the trade at the provider, or takes the money when it was paid before that.
  func close(_ id: Identifier) async throws {
    guard let row = try await store.read({ try PaymentRows.find($0, id) }), row.payment.capture == nil else { return }
    do {
      try await provider.close(payment: id)
      try await markClosed(id)
    } catch PaymentProviderError.refused("ACQ.TRADE_NOT_EXIST", _) {
      // Nobody has scanned the code, and somebody still can: the reconciliation goes on asking.
      try await change(id) { row in
        row.payment.closed()
        return []
      }
    } catch PaymentProviderError.refused(let code, let words) {
      log.info("a trade was not closed", metadata: ["payment": "\(id)", "code": "\(code)", "words": "\(words)"])
      guard !configuration.planted.contains(.lostCallbackIgnored) else { return }
      try await check(row)
    }
  }
}

// MARK: - We ask the provider

extension PaymentServer {
  /// Asks about payments whose callback may be lost, until the task is cancelled.
  func reconcile() async {
    guard !configuration.planted.contains(.lostCallbackIgnored) else { return }
    while !Task.isCancelled {
      let now = loop.wallNow
      do {
        let due = try await store.read { try PaymentRows.due($0, at: now, limit: Limits.checksInFlight) }
        await withDiscardingTaskGroup { group in
          for row in due { group.addTask { await self.checkOrPostpone(row) } }
        }
        if due.count < Limits.checksInFlight { await rest() }
      } catch {
        log.error("payments to be checked cannot be read", metadata: ["error": "\(error)"])
        await rest()
      }
    }
  }

  private func rest() async {
    // A cancelled wait is over; who waits looks at the task.
    try? await loop.sleep(for: configuration.sweep)
  }

  private func checkOrPostpone(_ row: PaymentRow) async {
    do {
      do {
        try await check(row)
      } catch {
        log.warning("a payment could not be checked", metadata: ["payment": "\(row.payment.id)", "error": "\(error)"])
        let later = TradeCheck.next(
          createdAt: row.payment.createdAt, deadline: deadline(row.payment), pause: configuration.firstCheck,
          at: loop.wallNow)
        try await change(row.payment.id) { row in
          row.checkAt = later
          return []
        }
      }
    } catch {
      // It stays due, and the next sweep finds it.
      log.error("a check was not postponed", metadata: ["payment": "\(row.payment.id)", "error": "\(error)"])
      await rest()
    }
  }

  /// Asks the provider about one payment and follows its answer.
  func check(_ row: PaymentRow) async throws {
    let payment = row.payment
    let trade = try await provider.query(payment: payment.id)
    let verdict = TradeCheck(
      trade, isOver: payment.state == .closed, createdAt: payment.createdAt, deadline: deadline(payment),
      pause: configuration.firstCheck, at: loop.wallNow)
    switch verdict {
    case .capture(let amount, let providerTrade):
      log.notice("a callback was lost", metadata: ["payment": "\(payment.id)"])
      try await capture(payment.id, amount, providerTrade: providerTrade)
    case .closed: try await markClosed(payment.id)
    case .close:
      try await provider.close(payment: payment.id)
      try await markClosed(payment.id)
    case .askAgain(let at):
      try await change(payment.id) { row in
        row.checkAt = at
        return []
      }
    }
  }

  private func deadline(_ payment: Payment) -> WallTime {
    payment.expiresAt.advanced(by: configuration.closeAfterDeadline)
  }
}

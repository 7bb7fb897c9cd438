import Base
import Testing

@testable import Payments

private let now = WallTime(milliseconds: 1_800_000_000_000)
private let amount = Money(minor: 10_000, .cny)
private let refund1 = Identifier(hi: 3, lo: 3)
private let secondRefund = Identifier(hi: 4, lo: 4)
private let money = Payment.Capture(providerTrade: "T1", at: now, isLate: false)
private let asked = Payment.Return(
  refund: refund1, amount: Money(minor: 9_000, .cny), fee: Money(minor: 1_000, .cny), reason: nil)

private func makePayment(_ state: Payment.State = .created) -> Payment {
  Payment(
    id: Identifier(hi: 2, lo: 2), order: Identifier(hi: 1, lo: 1), user: Identifier(hi: 9, lo: 9),
    performance: "perf", amount: amount, createdAt: now, expiresAt: now.advanced(by: .seconds(900)),
    state: state)
}

private let automatic = Payment.Return(
  refund: makePayment().automaticRefund, amount: amount, fee: .zero(.cny), reason: "SOLD_OUT")

enum PaymentStage: String, CaseIterable, Sendable {
  case created, closed, captured, settling, settled, reserved, returning, givingBack, refunded

  var state: Payment.State {
    switch self {
    case .created: .created
    case .closed: .closed
    case .captured: .captured(money)
    case .settling: .settling(money, xid: "x")
    case .settled: .settled(money)
    case .reserved: .refundReserved(money, xid: "x", asked)
    case .returning: .returning(money, asked)
    case .givingBack: .returning(money, automatic)
    case .refunded: .refunded(money, asked, at: now)
    }
  }
}

enum PaymentCommand: String, CaseIterable, Sendable {
  case capture, captureOther, captureWrong, close, startSettling, startSettlingOther, confirmSettled
  case cancelSettling, giveBack, reserveRefund, reserveRefundOther, confirmRefund, cancelRefund, paidBack

  func run(on payment: inout Payment) throws(PaymentRefusal) -> [PaymentEffect] {
    switch self {
    case .capture: return try payment.capture(amount, providerTrade: "T1", newRefund: secondRefund, at: now)
    case .captureOther: return try payment.capture(amount, providerTrade: "T2", newRefund: secondRefund, at: now)
    case .captureWrong:
      return try payment.capture(Money(minor: 9_999, .cny), providerTrade: "T1", newRefund: secondRefund, at: now)
    case .close: payment.closed()
    case .startSettling: try payment.startSettling(xid: "x")
    case .startSettlingOther: try payment.startSettling(xid: "y")
    case .confirmSettled: return try payment.confirmSettled(xid: "x")
    case .cancelSettling: try payment.cancelSettling(xid: "x")
    case .giveBack: return try payment.giveBack(reason: "SOLD_OUT")
    case .reserveRefund:
      try payment.reserveRefund(xid: "x", refund: refund1, amount: asked.amount, fee: asked.fee)
    case .reserveRefundOther:
      try payment.reserveRefund(xid: "y", refund: refund1, amount: asked.amount, fee: asked.fee)
    case .confirmRefund: return try payment.confirmRefund(xid: "x")
    case .cancelRefund: try payment.cancelRefund(xid: "x")
    case .paidBack: return try payment.paidBack(at: now)
    }
    return []
  }
}

/// What each command is refused with; the states not named accept it.
private let refusals: [PaymentCommand: [PaymentStage: PaymentRefusal]] = [
  .capture: [:],
  .captureOther: [:],
  .captureWrong: Dictionary(uniqueKeysWithValues: PaymentStage.allCases.map { ($0, .amountMismatch) }),
  .close: [:],
  .startSettling: [
    .created: .notCaptured, .closed: .notCaptured, .settled: .alreadySettled,
    .reserved: .anotherTransactionOpen, .returning: .alreadyReturned, .givingBack: .alreadyReturned,
    .refunded: .alreadyReturned,
  ],
  .startSettlingOther: [
    .created: .notCaptured, .closed: .notCaptured, .settling: .anotherTransactionOpen,
    .settled: .alreadySettled, .reserved: .anotherTransactionOpen, .returning: .alreadyReturned,
    .givingBack: .alreadyReturned, .refunded: .alreadyReturned,
  ],
  .confirmSettled: only(.settling),
  .cancelSettling: only(.settling),
  .giveBack: [
    .created: .notCaptured, .closed: .notCaptured, .settling: .anotherTransactionOpen,
    .settled: .alreadySettled, .reserved: .anotherTransactionOpen, .returning: .alreadyReturned,
    .refunded: .alreadyReturned,
  ],
  .reserveRefund: [
    .created: .notSettled, .closed: .notSettled, .captured: .notSettled,
    .settling: .anotherTransactionOpen, .returning: .alreadyReturned, .givingBack: .alreadyReturned,
    .refunded: .alreadyReturned,
  ],
  .reserveRefundOther: [
    .created: .notSettled, .closed: .notSettled, .captured: .notSettled,
    .settling: .anotherTransactionOpen, .reserved: .anotherTransactionOpen,
    .returning: .alreadyReturned, .givingBack: .alreadyReturned, .refunded: .alreadyReturned,
  ],
  .confirmRefund: only(.reserved),
  .cancelRefund: only(.reserved),
  .paidBack: [
    .created: .notReturning, .closed: .notReturning, .captured: .notReturning,
    .settling: .notReturning, .settled: .notReturning, .reserved: .notReturning,
  ],
]

private func only(_ stage: PaymentStage) -> [PaymentStage: PaymentRefusal] {
  Dictionary(
    uniqueKeysWithValues: PaymentStage.allCases.filter { $0 != stage }.map { ($0, .notInThisTransaction) })
}

@Suite struct PaymentTests {
  @Test(arguments: PaymentCommand.allCases, PaymentStage.allCases)
  func `every command in every state is refused exactly where the table says`(
    _ command: PaymentCommand, _ stage: PaymentStage
  ) throws {
    var payment = makePayment(stage.state)
    let before = payment
    let wanted = try #require(refusals[command])[stage]
    do throws(PaymentRefusal) {
      _ = try command.run(on: &payment)
      #expect(wanted == nil)
      if let capture = before.capture { #expect(payment.capture == capture, "money is never forgotten") }
    } catch {
      #expect(payment == before, "a refusal changes nothing")
      #expect(wanted == error)
    }
  }

  @Test(arguments: PaymentCommand.allCases, PaymentStage.allCases)
  func `a command that was accepted changes nothing when it comes again`(
    _ command: PaymentCommand, _ stage: PaymentStage
  ) {
    var payment = makePayment(stage.state)
    guard (try? command.run(on: &payment)) != nil else { return }
    let once = payment
    let again = (try? command.run(on: &payment)) ?? []
    #expect(payment == once && again.isEmpty)
  }

  @Test func `a payment on time is booked, settled and refunded with its fee`() throws {
    var payment = makePayment()
    #expect(
      try payment.capture(amount, providerTrade: "T1", newRefund: secondRefund, at: now)
        == [.book(.capture(payment: payment.id, amount)), .settle])
    try payment.startSettling(xid: "s")
    #expect(try payment.confirmSettled(xid: "s") == [.book(.settle(payment: payment.id, amount))])
    try payment.reserveRefund(xid: "r", refund: refund1, amount: asked.amount, fee: asked.fee)
    #expect(
      try payment.confirmRefund(xid: "r")
        == [.book(.refund(refund1, amount: asked.amount, fee: asked.fee)), .payBack(asked)])
    #expect(try payment.paidBack(at: now) == [.tellRefundService(refund: refund1)])
    #expect(payment.state == .refunded(money, asked, at: now))
  }

  @Test func `a payment after the close is late, and its money is accepted`() throws {
    var payment = makePayment(.closed)
    #expect(try payment.capture(amount, providerTrade: "T1", newRefund: secondRefund, at: now).contains(.settle))
    #expect(payment.capture?.isLate == true)
  }

  @Test func `what cannot be settled goes back whole, always under the same refund id`() throws {
    var payment = makePayment(.captured(money))
    let effects = try payment.giveBack(reason: "SOLD_OUT")
    #expect(effects == [.book(.giveBack(payment: payment.id, amount)), .payBack(automatic), .tellOrder])
    #expect(payment.automaticRefunds.map(\.returnedAt) == [nil])
    #expect(try payment.giveBack(reason: "HOLD_RELEASED").isEmpty)
    #expect(try payment.paidBack(at: now) == [.tellOrder])
    #expect(try payment.paidBack(at: now).isEmpty)
    #expect(try payment.giveBack(reason: "SOLD_OUT").isEmpty)
    #expect(payment.returned == automatic, "the first reason stays")
    #expect(
      payment.automaticRefunds
        == [AutomaticRefund(refund: payment.id, reason: "SOLD_OUT", amount: amount, returnedAt: now)])
  }

  @Test(arguments: PaymentStage.allCases.filter { $0 != .created && $0 != .closed })
  func `a second trade goes back whole in every state, once, and leaves the payment alone`(
    _ stage: PaymentStage
  ) throws {
    var payment = makePayment(stage.state)
    let effects = try payment.capture(amount, providerTrade: "T2", newRefund: secondRefund, at: now)
    let second = SecondTrade(providerTrade: "T2", amount: amount, refund: secondRefund, noticedAt: now)
    #expect(
      effects == [
        .book(.secondCapture(secondRefund, amount)), .book(.secondReturn(secondRefund, amount)),
        .payBackSecond(second), .tellOrder,
      ])
    #expect(payment.state == stage.state && payment.secondTrades == [second])
    let again = try payment.capture(amount, providerTrade: "T2", newRefund: refund1, at: now)
    #expect(again.isEmpty && payment.secondTrades == [second], "the refund id it was given first stays")
    #expect(throws: PaymentRefusal.notReturning) { try payment.paidBack(second: payment.id, at: now) }
    #expect(try payment.paidBack(second: secondRefund, at: now) == [.tellOrder])
    #expect(try payment.paidBack(second: secondRefund, at: now.advanced(by: .seconds(1))).isEmpty)
    #expect(payment.state == stage.state && payment.secondTrades[0].returnedAt == now)
    #expect(payment.automaticRefunds.last?.reason == "PAID_TWICE")
    #expect(payment.automaticRefunds.count == (stage == .givingBack ? 2 : 1))
  }

  @Test func `more second trades than a few are refused, and those that are known stay known`() throws {
    var payment = makePayment(.settled(money))
    for number in 0..<SecondTrade.limit {
      let refund = Identifier(hi: 5, lo: UInt64(number))
      #expect(try !payment.capture(amount, providerTrade: "S\(number)", newRefund: refund, at: now).isEmpty)
    }
    let full = payment
    #expect(throws: PaymentRefusal.paidTwice) {
      try payment.capture(amount, providerTrade: "T9", newRefund: refund1, at: now)
    }
    #expect(throws: PaymentRefusal.amountMismatch) {
      try payment.capture(Money(minor: 1, .cny), providerTrade: "S1", newRefund: refund1, at: now)
    }
    #expect(try payment.capture(amount, providerTrade: "S3", newRefund: refund1, at: now).isEmpty)
    #expect(payment == full)
  }

  @Test(arguments: [(9_000, 999), (10_000, 1), (10_001, -1), (0, 10_000), (.max, 1)])
  func `a refund that does not make up the payment is refused`(_ back: Int64, _ fee: Int64) {
    var payment = makePayment(.settled(money))
    #expect(throws: PaymentRefusal.refundMismatch) {
      try payment.reserveRefund(
        xid: "r", refund: refund1, amount: Money(minor: back, .cny), fee: Money(minor: fee, .cny))
    }
  }

  @Test(arguments: PaymentRefusal.allCases)
  func `every refusal tells what happened`(_ refusal: PaymentRefusal) {
    #expect(refusal.reason == refusal.rawValue)
    #expect(refusal.explanation.hasSuffix("."))
  }
}

@Suite struct LedgerTests {
  @Test func `every way through a payment leaves the books at zero`() {
    let all: [LedgerTransaction] = [
      .capture(payment: refund1, amount), .settle(payment: refund1, amount),
      .refund(refund1, amount: asked.amount, fee: asked.fee),
      .refund(refund1, amount: amount, fee: .zero(.cny)), .giveBack(payment: refund1, amount),
      .secondCapture(refund1, amount), .secondReturn(refund1, amount),
    ]
    for transaction in all {
      #expect(transaction.entries.reduce(0) { $0 + $1.amount.minor } == 0)
    }
    #expect(Set(all.prefix(3).map(\.id)).count == 3)
  }

  @Test func `an unbalanced transaction is a bug that stops the program`() async {
    await #expect(processExitsWith: .failure) {
      _ = LedgerTransaction(
        id: "x",
        [
          .init(.sales, Money(minor: 1, Currency(code: "CNY") ?? .cny)),
          .init(.buyerFunds, Money(minor: -2, .cny)),
        ])
    }
  }
}

@Suite struct RefundRuleTests {
  /// Time left in milliseconds, amount, fee; nil where the refund is refused.
  @Test(arguments: [
    (7 * 86_400_000, 10_000, 0), (7 * 86_400_000 - 1, 10_000, 1_000), (48 * 3_600_000, 10_000, 1_000),
    (48 * 3_600_000 - 1, 10_000, 3_000), (24 * 3_600_000, 10_000, 3_000),
    (24 * 3_600_000 - 1, 10_000, nil), (0, 10_000, nil), (-1, 10_000, nil),
    (48 * 3_600_000, 99, 9), (24 * 3_600_000, 3, 0), (24 * 3_600_000, 9_223_372_036_854_775_807, 2_767_011_611_056_432_742),
  ] as [(Int64, Int64, Int64?)])
  func `the fee grows as the performance comes near`(_ left: Int64, _ minor: Int64, _ fee: Int64?) throws {
    let start = now.advanced(by: .milliseconds(left))
    if let fee {
      let got = try RefundRule.fee(on: Money(minor: minor, .cny), at: now, performanceStartsAt: start)
      #expect(got == Money(minor: fee, .cny))
    } else {
      #expect(throws: RefundRefusal.tooLate) {
        try RefundRule.fee(on: Money(minor: minor, .cny), at: now, performanceStartsAt: start)
      }
    }
  }
}

enum RefundStage: String, CaseIterable, Sendable {
  case requested, reserved, processing, succeeded, failed

  var state: Refund.State {
    switch self {
    case .requested: .requested
    case .reserved: .reserved(xid: "x")
    case .processing: .processing
    case .succeeded: .succeeded(at: now)
    case .failed: .failed(reason: "ORDER_NOT_PAID")
    }
  }
}

enum RefundCommand: String, CaseIterable, Sendable {
  case reserve, reserveOther, confirm, cancel, fail, settled

  func run(on refund: inout Refund) throws(RefundRefusal) {
    switch self {
    case .reserve: try refund.reserve(xid: "x")
    case .reserveOther: try refund.reserve(xid: "y")
    case .confirm: try refund.confirm(xid: "x")
    case .cancel: try refund.cancel(xid: "x")
    case .fail: try refund.fail(reason: "ORDER_NOT_PAID")
    case .settled: try refund.settled(at: now)
    }
  }
}

private let refundLife: [RefundCommand: [RefundStage: Result<RefundStage, RefundRefusal>]] = [
  .reserve: [
    .requested: .success(.reserved), .reserved: .success(.reserved),
    .processing: .failure(.alreadyDecided), .succeeded: .failure(.alreadyDecided),
    .failed: .failure(.failed),
  ],
  .reserveOther: [
    .reserved: .failure(.anotherTransactionOpen), .processing: .failure(.alreadyDecided),
    .succeeded: .failure(.alreadyDecided), .failed: .failure(.failed),
  ],
  .confirm: [.reserved: .success(.processing), .succeeded: .success(.succeeded)],
  .cancel: [.reserved: .success(.requested)],
  .fail: [
    .requested: .success(.failed), .failed: .success(.failed),
    .reserved: .failure(.anotherTransactionOpen), .processing: .failure(.alreadyDecided),
    .succeeded: .failure(.alreadyDecided),
  ],
  .settled: [
    .reserved: .success(.succeeded), .processing: .success(.succeeded), .succeeded: .success(.succeeded),
  ],
]

@Suite struct RefundTests {
  private func makeRefund(_ state: Refund.State) -> Refund {
    Refund(
      id: refund1, order: Identifier(hi: 1, lo: 1), payment: Identifier(hi: 2, lo: 2),
      user: Identifier(hi: 9, lo: 9), performance: "perf", amount: asked.amount, fee: asked.fee,
      reason: "ill", requestedAt: now, state: state)
  }

  @Test(arguments: RefundCommand.allCases, RefundStage.allCases)
  func `every command in every state does what the table says`(
    _ command: RefundCommand, _ stage: RefundStage
  ) {
    if command == .reserveOther, stage == .requested { return }
    var refund = makeRefund(stage.state)
    let wanted = refundLife[command]?[stage] ?? .failure(.notInThisTransaction)
    do throws(RefundRefusal) {
      try command.run(on: &refund)
      guard case .success(let next) = wanted else {
        Issue.record("\(command) in \(stage) should have been refused")
        return
      }
      #expect(refund.state == next.state)
    } catch {
      #expect(wanted == .failure(error))
      #expect(refund == makeRefund(stage.state))
    }
  }

  @Test func `only a failed refund makes room for another`() {
    for stage in RefundStage.allCases {
      #expect(makeRefund(stage.state).isOpenOrDone == (stage != .failed))
    }
  }
}

import Base
import Testing

@testable import Orders

private let now = WallTime(milliseconds: 1_800_000_000_000)
private let order1 = Identifier(hi: 1, lo: 1)
private let payment1 = Identifier(hi: 2, lo: 2)
private let refund1 = Identifier(hi: 3, lo: 3)
private let paid = Order.Payment(id: payment1, at: now)

func makeOrder(_ state: Order.State = .awaitingPayment, seats: Int = 2) -> Order {
  Order(
    id: order1, user: Identifier(hi: 9, lo: 9), performance: "perf",
    lines: (0..<seats).map {
      OrderLine(seat: "A-\($0)", label: "Row A, \($0)", ticketType: "t", price: Money(minor: 100, .cny))
    },
    amount: Money(minor: 200, .cny), createdAt: now, expiresAt: now.advanced(by: .seconds(900)),
    state: state)
}

/// Every state an order can be in, by a name for the tables.
enum Stage: String, CaseIterable, Sendable {
  case awaiting, paying, payingGone, paid, refunding, refunded, cancelled, expired

  var state: Order.State {
    switch self {
    case .awaiting: .awaitingPayment
    case .paying: .paying(xid: "x", payment: payment1, fallback: nil)
    case .payingGone: .paying(xid: "x", payment: payment1, fallback: .expired)
    case .paid: .paid(Orders.Order.Payment(id: payment1, at: now))
    case .refunding: .refunding(Orders.Order.Payment(id: payment1, at: now), xid: "x", refund: refund1)
    case .refunded: .refunded(Orders.Order.Payment(id: payment1, at: now), refund: refund1, at: now)
    case .cancelled: .ended(.cancelled)
    case .expired: .ended(.expired)
    }
  }
}

enum Command: String, CaseIterable, Sendable {
  case holdCancelled, holdExpired, startPaying, startPayingOther, confirmPaid, confirmPaidOther
  case cancelPaying, startRefunding, startRefundingOther, confirmRefunded, cancelRefunding

  func run(on order: inout Order) throws(OrderRefusal) -> [OrderEffect] {
    switch self {
    case .holdCancelled: return order.holdEnded(.cancelled)
    case .holdExpired: return order.holdEnded(.expired)
    case .startPaying: try order.startPaying(xid: "x", payment: payment1)
    case .startPayingOther: try order.startPaying(xid: "y", payment: payment1)
    case .confirmPaid: return try order.confirmPaid(xid: "x", at: now)
    case .confirmPaidOther: return try order.confirmPaid(xid: "y", at: now)
    case .cancelPaying: return try order.cancelPaying(xid: "x")
    case .startRefunding: try order.startRefunding(xid: "x", refund: refund1)
    case .startRefundingOther: try order.startRefunding(xid: "y", refund: refund1)
    case .confirmRefunded: return try order.confirmRefunded(xid: "x", at: now)
    case .cancelRefunding: try order.cancelRefunding(xid: "x")
    }
    return []
  }
}

enum Outcome: Sendable, Equatable {
  case becomes(Stage, [OrderEffect] = [])
  case refused(OrderRefusal)
}

/// The whole life of an order as one table: every command in every state.
let orderLife: [Command: [Stage: Outcome]] = [
  .holdCancelled: [
    .awaiting: .becomes(.cancelled, [.closePayment]), .payingGone: .becomes(.payingGone),
    .paid: .becomes(.paid), .refunding: .becomes(.refunding), .refunded: .becomes(.refunded),
    .cancelled: .becomes(.cancelled), .expired: .becomes(.expired),
  ],
  .holdExpired: [
    .awaiting: .becomes(.expired, [.closePayment]), .paying: .becomes(.payingGone),
    .payingGone: .becomes(.payingGone), .paid: .becomes(.paid), .refunding: .becomes(.refunding),
    .refunded: .becomes(.refunded), .cancelled: .becomes(.cancelled), .expired: .becomes(.expired),
  ],
  .startPaying: [
    .awaiting: .becomes(.paying), .paying: .becomes(.paying), .payingGone: .becomes(.payingGone),
    .expired: .becomes(.payingGone), .cancelled: .refused(.cancelled), .paid: .refused(.alreadyPaid),
    .refunding: .refused(.alreadyPaid), .refunded: .refused(.alreadyRefunded),
  ],
  .startPayingOther: [
    .paying: .refused(.anotherTransactionOpen), .payingGone: .refused(.anotherTransactionOpen),
    .cancelled: .refused(.cancelled), .paid: .refused(.alreadyPaid),
    .refunding: .refused(.alreadyPaid), .refunded: .refused(.alreadyRefunded),
  ],
  .confirmPaid: [
    .paying: .becomes(.paid, [.issueTickets]), .payingGone: .becomes(.paid, [.issueTickets])
  ],
  .confirmPaidOther: [:],
  .cancelPaying: [
    .paying: .becomes(.awaiting), .payingGone: .becomes(.expired, [.closePayment]),
  ],
  .startRefunding: [
    .paid: .becomes(.refunding), .refunding: .becomes(.refunding), .refunded: .refused(.alreadyRefunded),
    .awaiting: .refused(.notPaid), .paying: .refused(.notPaid), .payingGone: .refused(.notPaid),
    .cancelled: .refused(.notPaid), .expired: .refused(.notPaid),
  ],
  .startRefundingOther: [
    .refunding: .refused(.anotherTransactionOpen), .refunded: .refused(.alreadyRefunded),
    .awaiting: .refused(.notPaid), .paying: .refused(.notPaid), .payingGone: .refused(.notPaid),
    .cancelled: .refused(.notPaid), .expired: .refused(.notPaid),
  ],
  .confirmRefunded: [.refunding: .becomes(.refunded, [.voidTickets])],
  .cancelRefunding: [.refunding: .becomes(.paid)],
]

@Suite struct OrderTests {
  @Test(arguments: Command.allCases, Stage.allCases)
  func `every command in every state does what the table says`(_ command: Command, _ stage: Stage) {
    var order = makeOrder(stage.state)
    let before = order
    let row = orderLife[command] ?? [:]
    do {
      let effects = try command.run(on: &order)
      if let wanted = row[stage] {
        guard case .becomes(let next, let wantedEffects) = wanted else {
          Issue.record("\(command) in \(stage) should have been refused")
          return
        }
        #expect(order.state == next.state && effects == wantedEffects)
      } else {
        #expect(isOpenInTable(command, stage))
      }
    } catch {
      #expect(order == before, "a refusal changes nothing")
      #expect(row[stage] ?? .refused(.notInThisTransaction) == .refused(error))
    }
  }

  /// Cells whose next state carries another xid or another fallback than the stages do.
  private func isOpenInTable(_ command: Command, _ stage: Stage) -> Bool {
    switch (command, stage) {
    case (.startPayingOther, .awaiting), (.startPayingOther, .expired), (.startRefundingOther, .paid),
      (.holdCancelled, .paying):
      true
    default: false
    }
  }

  @Test func `an expiry that arrives while paying is remembered, and decides what a Cancel leaves`() throws {
    var order = makeOrder()
    try order.startPaying(xid: "x", payment: payment1)
    #expect(order.holdEnded(.cancelled).isEmpty)
    #expect(order.state == .paying(xid: "x", payment: payment1, fallback: .cancelled))
    #expect(try order.cancelPaying(xid: "x") == [.closePayment])
    #expect(order.state == .ended(.cancelled))
  }

  @Test func `a confirmed order stays paid when the tail brings the old expiry afterwards`() throws {
    var order = makeOrder()
    try order.startPaying(xid: "x", payment: payment1)
    _ = try order.confirmPaid(xid: "x", at: now)
    #expect(order.holdEnded(.expired).isEmpty)
    #expect(order.state == .paid(Orders.Order.Payment(id: payment1, at: now)))
  }

  @Test func `an expired order becomes paid only through a transaction`() throws {
    var order = makeOrder(.ended(.expired))
    #expect(throws: OrderRefusal.notInThisTransaction) { try order.confirmPaid(xid: "x", at: now) }
    try order.startPaying(xid: "x", payment: payment1)
    #expect(try order.confirmPaid(xid: "x", at: now) == [.issueTickets])
  }

  @Test func `only an unpaid order can be cancelled by its buyer`() throws {
    #expect(try makeOrder().mayCancel())
    #expect(try !makeOrder(.ended(.cancelled)).mayCancel())
    #expect(throws: OrderRefusal.expired) { try makeOrder(.ended(.expired)).mayCancel() }
    #expect(throws: OrderRefusal.anotherTransactionOpen) { try makeOrder(Stage.paying.state).mayCancel() }
    #expect(throws: OrderRefusal.alreadyPaid) { try makeOrder(Stage.paid.state).mayCancel() }
    #expect(throws: OrderRefusal.alreadyPaid) { try makeOrder(Stage.refunding.state).mayCancel() }
    #expect(throws: OrderRefusal.alreadyRefunded) { try makeOrder(Stage.refunded.state).mayCancel() }
  }

  @Test(arguments: OrderRefusal.allCases)
  func `every refusal tells what happened`(_ refusal: OrderRefusal) {
    #expect(refusal.reason == refusal.rawValue)
    #expect(refusal.explanation.hasSuffix("."))
  }
}

@Suite struct TicketCodeTests {
  private func ticket(seat: String) -> ETicket {
    ETicket(
      id: Identifier(hi: 5, lo: 6), order: order1, performance: "p", seat: seat, label: "Row A, 1",
      issuedAt: now)
  }

  @Test func `a paid order has one ticket per place`() {
    let ids = (0..<3).map { Identifier(hi: 7, lo: UInt64($0)) }
    let tickets = makeOrder(seats: 3).tickets(ids: ids, issuedAt: now)
    #expect(tickets.map(\.id) == ids)
    #expect(tickets.map(\.seat) == ["A-0", "A-1", "A-2"])
    #expect(tickets.allSatisfy { $0.order == order1 && $0.issuedAt == now })
  }

  @Test(arguments: ["", "A-1", "Zone 2\nRow 3", "座位 7"])
  func `a code reads back what was signed`(_ seat: String) throws {
    let payload = TicketCode.payload(of: ticket(seat: seat))
    let code = TicketCode(payload: payload, signature: [UInt8](repeating: 7, count: 64))
    let read = try #require(TicketCode(code.text))
    #expect(read == code)
    #expect(read.ticket == Identifier(hi: 5, lo: 6))
  }

  @Test(arguments: ["", ".", "a.b", "abc", "a.b.c", String(repeating: "a", count: 2000)])
  func `rubbish is no code`(_ text: String) {
    #expect(TicketCode(text) == nil)
  }

  @Test func `a code of another kind names no ticket`() {
    let code = TicketCode(payload: [UInt8]("onsale2\nx".utf8), signature: [])
    #expect(code.ticket == nil)
  }
}

internal import Base
internal import Ports

/// What follows from the provider's answer about a payment that nobody has called back about.
enum TradeCheck: Sendable, Hashable {
  /// The callback was lost: take the money.
  case capture(Money, providerTrade: String)
  /// The trade is over unpaid; nothing more to ask.
  case closed
  /// Its time is over and it is still open: close it.
  case close
  case askAgain(at: WallTime)

  /// - Parameters:
  ///   - isOver: whether the order has ended already.
  ///   - deadline: when an unpaid trade is to be closed in any case.
  ///   - pause: the shortest time between two questions.
  init(
    _ trade: ProviderTrade, isOver: Bool, createdAt: WallTime, deadline: WallTime, pause: Duration,
    at now: WallTime
  ) {
    switch trade.state {
    case .paid: self = .capture(trade.amount, providerTrade: trade.providerTrade)
    case .closed: self = .closed
    // A trade that was not scanned yet is unknown to the provider, and can be until its deadline.
    case .notFound where now >= deadline: self = .closed
    case .waiting where isOver || now >= deadline: self = .close
    case .notFound, .waiting:
      self = .askAgain(at: Self.next(createdAt: createdAt, deadline: deadline, pause: pause, at: now))
    }
  }

  /// After as long again as the payment is old, but not after the deadline and never at once.
  static func next(createdAt: WallTime, deadline: WallTime, pause: Duration, at now: WallTime) -> WallTime {
    let later = now.advanced(by: max(createdAt.duration(to: now), pause))
    return now < deadline ? min(later, deadline) : later
  }
}

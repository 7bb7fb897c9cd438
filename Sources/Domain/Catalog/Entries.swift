public import Base

/// An event's content, checked.
public struct EventDetails: Sendable, Hashable {
  public let name: String
  public let description: String
  /// For imported matches: `Matchday 3`.
  public let round: String
  public let season: String
  public let startsAt: WallTime

  public init(
    name: String, description: String, round: String = "", season: String = "", startsAt: WallTime
  ) throws(CatalogRefusal) {
    self.name = try checkedName(name, "name")
    guard description.utf8.count <= CatalogLimits.descriptionBytes else {
      throw .invalidText(field: "description", limitBytes: CatalogLimits.descriptionBytes)
    }
    self.description = description
    self.round = round
    self.season = season
    self.startsAt = try checkedTime(startsAt, "The event's start")
  }
}

/// A price for all places of one category, checked on its own: whether it can be sold, a new
/// performance decides.
public struct TicketTypeDetails: Sendable, Hashable {
  public let name: String
  /// A category of the venue's plan.
  public let category: String
  public let price: Money
  /// 0 = only the performance's limit.
  public let limitPerBuyer: Int

  public init(
    name: String, category: String, priceMinor: Int64, currency: String, limitPerBuyer: Int
  ) throws(CatalogRefusal) {
    self.category = category
    self.name = try checkedName(name.isEmpty ? category : name, "ticket_types.name")
    guard (0...CatalogLimits.priceMinor).contains(priceMinor) else { throw .invalidPrice(ticketType: self.name) }
    guard let known = Currency(code: currency.isEmpty ? Currency.cny.code : currency) else {
      throw .currencyNotSold(String(currency.prefix(16)))
    }
    price = Money(minor: priceMinor, known)
    guard (0...CatalogLimits.limitPerBuyer).contains(limitPerBuyer) else { throw .invalidLimit }
    self.limitPerBuyer = limitPerBuyer
  }

  /// Refuses a price that no buyer could pay: an order of it would end without a ticket.
  public func checkSold() throws(CatalogRefusal) {
    guard price.minor > 0 else { throw .invalidPrice(ticketType: name) }
    guard Currency.sold.contains(price.currency) else { throw .currencyNotSold(price.currency.code) }
  }
}

/// A performance's content, checked against its venue.
public struct PerformanceDetails: Sendable, Hashable {
  public let name: String
  public let startsAt: WallTime
  public let saleStartsAt: WallTime
  /// The sale ends before the performance has begun, or with it.
  public let saleEndsAt: WallTime
  public let holdSeconds: Int
  public let limitPerBuyer: Int
  public let ticketTypes: [TicketTypeDetails]

  /// A quarter of an hour: what paying by phone takes with some calm.
  public static let customaryHoldSeconds = 900
  public static let customaryLimitPerBuyer = 6

  /// - Parameters:
  ///   - holdSeconds: 0 takes the customary 900.
  ///   - limitPerBuyer: 0 takes the customary 6.
  ///   - ticketTypes: in the order in which they are shown; one per category at most.
  public init(
    name: String, startsAt: WallTime, saleStartsAt: WallTime, saleEndsAt: WallTime, holdSeconds: Int,
    limitPerBuyer: Int, ticketTypes: [TicketTypeDetails], plan: SeatingPlan
  ) throws(CatalogRefusal) {
    self.name = try checkedName(name, "name")
    self.startsAt = try checkedTime(startsAt, "The performance's start")
    self.saleStartsAt = try checkedTime(saleStartsAt, "The sale's start")
    self.saleEndsAt = try checkedTime(saleEndsAt, "The sale's end")
    guard saleStartsAt < saleEndsAt else { throw .invalidTimes("The sale ends before it starts") }
    guard saleEndsAt <= startsAt else { throw .invalidTimes("The sale ends after the performance has begun") }
    let holdSeconds = holdSeconds == 0 ? Self.customaryHoldSeconds : holdSeconds
    guard CatalogLimits.holdSeconds.contains(holdSeconds) else { throw .invalidHoldSeconds }
    self.holdSeconds = holdSeconds
    let limit = limitPerBuyer == 0 ? Self.customaryLimitPerBuyer : limitPerBuyer
    guard (1...CatalogLimits.limitPerBuyer).contains(limit) else { throw .invalidLimit }
    self.limitPerBuyer = limit
    self.ticketTypes = try Self.checked(ticketTypes, plan)
  }

  private static func checked(
    _ types: [TicketTypeDetails], _ plan: SeatingPlan
  ) throws(CatalogRefusal) -> [TicketTypeDetails] {
    guard (1...CatalogLimits.ticketTypes).contains(types.count) else {
      throw .invalidTicketTypes("1 to \(CatalogLimits.ticketTypes) ticket types are needed")
    }
    guard Set(types.map(\.category)).count == types.count else {
      throw .invalidTicketTypes("Two ticket types sell the places of one category")
    }
    guard Set(types.map(\.price.currency)).count == 1 else { throw .currenciesDiffer }
    for type in types { try type.checkSold() }
    for type in types where plan.rows(of: type.category).isEmpty && plan.standing(in: type.category) == 0 {
      throw .unknownCategory(type.category)
    }
    return types
  }
}

private func checkedName(_ text: String, _ field: String) throws(CatalogRefusal) -> String {
  guard text.contains(where: { !$0.isWhitespace }), text.utf8.count <= CatalogLimits.nameBytes,
    !hasControlCharacters(text)
  else {
    throw .invalidText(field: field, limitBytes: CatalogLimits.nameBytes)
  }
  return text
}

/// Whether `text` has what no ticket can show: C0, DEL and C1 controls, line or paragraph separators.
func hasControlCharacters(_ text: String) -> Bool {
  text.unicodeScalars.contains { scalar in
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0x2028 || scalar.value == 0x2029
  }
}

/// Years 1970 to 9999: what every surface can show.
private func checkedTime(_ time: WallTime, _ what: String) throws(CatalogRefusal) -> WallTime {
  guard (1...253_402_300_799_999).contains(time.milliseconds) else {
    throw .invalidTimes("\(what) is missing or out of the calendar")
  }
  return time
}

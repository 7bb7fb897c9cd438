public import Base

/// No, by a rule of the catalogue. In the order in which they are checked.
public enum CatalogRefusal: Refusal, Hashable {
  /// A seating plan that cannot be imported; `path` as in `$.zones[0].rows[3].seats[1].category`.
  case invalidPlan(path: String, problem: String)
  /// A season calendar that cannot be imported.
  case invalidCalendar(path: String, problem: String)
  /// `areas=NAME:COUNT` that is not one.
  case invalidAreaCapacity(String)
  /// A name or text that is empty or too long, or a name with control characters.
  case invalidText(field: String, limitBytes: Int)
  case invalidOffset
  /// Times out of order or out of the calendar.
  case invalidTimes(String)
  case invalidHoldSeconds
  case invalidLimit
  case invalidTicketTypes(String)
  case invalidPrice(ticketType: String)
  case currenciesDiffer
  /// No payment could be taken in this currency.
  case currencyNotSold(String)
  /// The venue has no places of this category.
  case unknownCategory(String)
  case invalidPageToken
  case venueNotFound
  case eventNotFound
  case performanceNotFound
  /// The event belongs to another organiser.
  case notYours
  /// The same request id came with other content.
  case requestReused

  public var reason: String {
    switch self {
    case .invalidPlan: "INVALID_PLAN"
    case .invalidCalendar: "INVALID_CALENDAR"
    case .invalidAreaCapacity: "INVALID_AREA_CAPACITY"
    case .invalidText: "INVALID_TEXT"
    case .invalidOffset: "INVALID_TIME_ZONE"
    case .invalidTimes: "INVALID_TIMES"
    case .invalidHoldSeconds: "INVALID_HOLD_SECONDS"
    case .invalidLimit: "INVALID_LIMIT"
    case .invalidTicketTypes: "INVALID_TICKET_TYPES"
    case .invalidPrice: "INVALID_PRICE"
    case .currenciesDiffer: "CURRENCIES_DIFFER"
    case .currencyNotSold: "CURRENCY_NOT_SOLD"
    case .unknownCategory: "UNKNOWN_CATEGORY"
    case .invalidPageToken: "PAGE_TOKEN_INVALID"
    case .venueNotFound: "VENUE_NOT_FOUND"
    case .eventNotFound: "EVENT_NOT_FOUND"
    case .performanceNotFound: "PERFORMANCE_NOT_FOUND"
    case .notYours: "NOT_YOURS"
    case .requestReused: "REQUEST_REUSED"
    }
  }

  public var kind: RefusalKind {
    switch self {
    case .venueNotFound, .eventNotFound, .performanceNotFound: .notFound
    case .notYours: .denied
    case .requestReused: .alreadyExists
    default: .invalid
    }
  }

  public var facts: [String: String] {
    switch self {
    case .invalidPlan(let path, _), .invalidCalendar(let path, _): ["path": path]
    case .invalidText(let field, _): ["field": field]
    case .invalidPrice(let type): ["ticket_type": type]
    case .currencyNotSold: ["allowed": Self.soldCurrencies]
    case .unknownCategory(let name): ["category": name]
    default: [:]
    }
  }

  public var explanation: String {
    switch self {
    case .invalidPlan(let path, let problem): "The seating plan cannot be imported: \(path): \(problem)."
    case .invalidCalendar(let path, let problem): "The calendar cannot be imported: \(path): \(problem)."
    case .invalidAreaCapacity(let problem): "The capacity of an area cannot be used: \(problem)."
    case .invalidText(let field, let limit):
      "\(field) needs 1 to \(limit) bytes of text; a name has no control characters and no line breaks."
    case .invalidOffset: "The time zone is given in minutes east of UTC, -1080 to 1080."
    case .invalidTimes(let problem): "\(problem)."
    case .invalidHoldSeconds:
      "A hold lives \(CatalogLimits.holdSeconds.lowerBound) to \(CatalogLimits.holdSeconds.upperBound) seconds."
    case .invalidLimit: "A limit per buyer is 1 to \(CatalogLimits.limitPerBuyer)."
    case .invalidTicketTypes(let problem): "\(problem)."
    case .invalidPrice(let type):
      "The price of \(type) is out of range: 1 to \(CatalogLimits.priceMinor) of the currency's minor unit."
    case .currenciesDiffer: "All ticket types of a performance need one currency."
    case .currencyNotSold(let code): "Nothing is sold in \(code); the currency may be \(Self.soldCurrencies)."
    case .unknownCategory(let name): "The venue has no places of category \(name)."
    case .invalidPageToken: "The page token is none of ours."
    case .venueNotFound: "There is no such venue."
    case .eventNotFound: "There is no such event."
    case .performanceNotFound: "There is no such performance."
    case .notYours: "This event belongs to another organiser."
    case .requestReused: "This request id was used for something else; take a new one."
    }
  }
}

extension CatalogRefusal {
  private static let soldCurrencies = Currency.sold.map(\.code).joined(separator: ", ")
}

/// The named limits of the catalogue.
public enum CatalogLimits {
  /// Places of one venue; the largest stadiums take about 110,000 people.
  public static let places = 200_000
  public static let zones = 1_000
  public static let rows = 20_000
  public static let categories = 200
  /// Matches of one calendar; the longest league seasons have about 550.
  public static let matches = 2_000
  /// Of names, labels and ids, in UTF-8.
  public static let nameBytes = 200
  public static let descriptionBytes = 8_000
  /// The highest price in minor units: 100,000,000.00. The lowest is 1: an order of nothing could
  /// not be paid, and so never be obtained.
  public static let priceMinor: Int64 = 10_000_000_000
  public static let ticketTypes = 200
  /// Half a minute (a drill) to a day.
  public static let holdSeconds = 1...86_400
  /// Places one hold may take.
  public static let limitPerBuyer = 100
}

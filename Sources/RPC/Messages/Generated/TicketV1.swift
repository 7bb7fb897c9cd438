// Made by scripts/generate from the files in proto/. Do not edit.
public import Base

/// The messages and services of `onsale.ticket.v1`.
public enum TicketV1 {}

extension TicketV1 {
  /// `onsale.ticket.v1.PerformanceState`.
  public enum PerformanceState: Sendable, Hashable {
    case unspecified
    case draft
    case published
    /// A number that this version does not know; kept as it came.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
      switch rawValue {
      case 0: self = .unspecified
      case 1: self = .draft
      case 2: self = .published
      default: self = .unrecognized(rawValue)
      }
    }

    /// The number on the wire.
    public var rawValue: Int32 {
      switch self {
      case .unspecified: 0
      case .draft: 1
      case .published: 2
      case .unrecognized(let value): value
      }
    }

    /// The names of the proto.
    public static let table = EnumTable(
      name: "onsale.ticket.v1.PerformanceState",
      values: [
        (0, "PERFORMANCE_STATE_UNSPECIFIED"),
        (1, "PERFORMANCE_STATE_DRAFT"),
        (2, "PERFORMANCE_STATE_PUBLISHED"),
      ])
  }
}

extension TicketV1 {
  /// `onsale.ticket.v1.Category`.
  public struct Category: ProtoMessage {
    public var name: String = ""
    public var color: String = ""

    public init() {}

    public init(
      name: String = "",
      color: String = ""
    ) {
      self.name = name
      self.color = color
    }
  }
}

extension TicketV1 {
  /// `onsale.ticket.v1.Venue`.
  public struct Venue: ProtoMessage {
    public var venueID: String = ""
    public var name: String = ""
    public var categories: [TicketV1.Category] = []
    /// Numbered seats plus the capacity of all standing areas.
    public var capacity: UInt32 = 0
    public var seats: UInt32 = 0
    public var zones: UInt32 = 0
    public var rows: UInt32 = 0
    public var areas: UInt32 = 0
    public var createdAt: WallTime? = nil

    public init() {}

    public init(
      venueID: String = "",
      name: String = "",
      categories: [TicketV1.Category] = [],
      capacity: UInt32 = 0,
      seats: UInt32 = 0,
      zones: UInt32 = 0,
      rows: UInt32 = 0,
      areas: UInt32 = 0,
      createdAt: WallTime? = nil
    ) {
      self.venueID = venueID
      self.name = name
      self.categories = categories
      self.capacity = capacity
      self.seats = seats
      self.zones = zones
      self.rows = rows
      self.areas = areas
      self.createdAt = createdAt
    }
  }
}

extension TicketV1 {
  /// `area_capacity`: how many people a standing area takes, by the area's uuid or text, for areas
  /// whose plan does not say so. Given in the query string as `areas=NAME:COUNT`.
  public struct ImportVenueRequest: ProtoMessage {
    public var plan: [UInt8] = []
    public var areas: [String] = []

    public init() {}

    public init(
      plan: [UInt8] = [],
      areas: [String] = []
    ) {
      self.plan = plan
      self.areas = areas
    }
  }
}

extension TicketV1 {
  /// `onsale.ticket.v1.GetVenueRequest`.
  public struct GetVenueRequest: ProtoMessage {
    public var venueID: String = ""

    public init() {}

    public init(
      venueID: String = ""
    ) {
      self.venueID = venueID
    }
  }
}

extension TicketV1 {
  /// `onsale.ticket.v1.ListVenuesRequest`.
  public struct ListVenuesRequest: ProtoMessage {
    public var pageSize: UInt32 = 0
    public var pageToken: String = ""

    public init() {}

    public init(
      pageSize: UInt32 = 0,
      pageToken: String = ""
    ) {
      self.pageSize = pageSize
      self.pageToken = pageToken
    }
  }
}

extension TicketV1 {
  /// `onsale.ticket.v1.ListVenuesResponse`.
  public struct ListVenuesResponse: ProtoMessage {
    public var venues: [TicketV1.Venue] = []
    public var nextPageToken: String = ""

    public init() {}

    public init(
      venues: [TicketV1.Venue] = [],
      nextPageToken: String = ""
    ) {
      self.venues = venues
      self.nextPageToken = nextPageToken
    }
  }
}

extension TicketV1 {
  /// `onsale.ticket.v1.GetSeatingPlanRequest`.
  public struct GetSeatingPlanRequest: ProtoMessage {
    public var venueID: String = ""

    public init() {}

    public init(
      venueID: String = ""
    ) {
      self.venueID = venueID
    }
  }
}

extension TicketV1 {
  /// `onsale.ticket.v1.PlanSeat`.
  public struct PlanSeat: ProtoMessage {
    public var seatID: String = ""
    public var number: String = ""
    public var category: String = ""
    public var x: Double = 0
    public var y: Double = 0

    public init() {}

    public init(
      seatID: String = "",
      number: String = "",
      category: String = "",
      x: Double = 0,
      y: Double = 0
    ) {
      self.seatID = seatID
      self.number = number
      self.category = category
      self.x = x
      self.y = y
    }
  }
}

extension TicketV1 {
  /// `onsale.ticket.v1.PlanRow`.
  public struct PlanRow: ProtoMessage {
    public var label: String = ""
    public var seats: [TicketV1.PlanSeat] = []

    public init() {}

    public init(
      label: String = "",
      seats: [TicketV1.PlanSeat] = []
    ) {
      self.label = label
      self.seats = seats
    }
  }
}

extension TicketV1 {
  /// `onsale.ticket.v1.PlanArea`.
  public struct PlanArea: ProtoMessage {
    public var areaID: String = ""
    public var name: String = ""
    public var category: String = ""
    public var capacity: UInt32 = 0

    public init() {}

    public init(
      areaID: String = "",
      name: String = "",
      category: String = "",
      capacity: UInt32 = 0
    ) {
      self.areaID = areaID
      self.name = name
      self.category = category
      self.capacity = capacity
    }
  }
}

extension TicketV1 {
  /// `onsale.ticket.v1.PlanZone`.
  public struct PlanZone: ProtoMessage {
    public var zoneID: String = ""
    public var name: String = ""
    public var rows: [TicketV1.PlanRow] = []
    public var areas: [TicketV1.PlanArea] = []

    public init() {}

    public init(
      zoneID: String = "",
      name: String = "",
      rows: [TicketV1.PlanRow] = [],
      areas: [TicketV1.PlanArea] = []
    ) {
      self.zoneID = zoneID
      self.name = name
      self.rows = rows
      self.areas = areas
    }
  }
}

extension TicketV1 {
  /// `onsale.ticket.v1.SeatingPlan`.
  public struct SeatingPlan: ProtoMessage {
    public var venueID: String = ""
    public var width: Double = 0
    public var height: Double = 0
    public var zones: [TicketV1.PlanZone] = []

    public init() {}

    public init(
      venueID: String = "",
      width: Double = 0,
      height: Double = 0,
      zones: [TicketV1.PlanZone] = []
    ) {
      self.venueID = venueID
      self.width = width
      self.height = height
      self.zones = zones
    }
  }
}

extension TicketV1 {
  /// `onsale.ticket.v1.Event`.
  public struct Event: ProtoMessage {
    public var eventID: String = ""
    public var name: String = ""
    public var description: String = ""
    /// For imported matches: `Matchday 3`.
    public var round: String = ""
    public var season: String = ""
    public var startsAt: WallTime? = nil
    public var organiserID: String = ""

    public init() {}

    public init(
      eventID: String = "",
      name: String = "",
      description: String = "",
      round: String = "",
      season: String = "",
      startsAt: WallTime? = nil,
      organiserID: String = ""
    ) {
      self.eventID = eventID
      self.name = name
      self.description = description
      self.round = round
      self.season = season
      self.startsAt = startsAt
      self.organiserID = organiserID
    }
  }
}

extension TicketV1 {
  /// `onsale.ticket.v1.CreateEventRequest`.
  public struct CreateEventRequest: ProtoMessage {
    public var name: String = ""
    public var description: String = ""
    public var startsAt: WallTime? = nil

    public init() {}

    public init(
      name: String = "",
      description: String = "",
      startsAt: WallTime? = nil
    ) {
      self.name = name
      self.description = description
      self.startsAt = startsAt
    }
  }
}

extension TicketV1 {
  /// `time_zone_minutes`: offset from UTC of the calendar's local times, from the query string.
  public struct ImportSeasonRequest: ProtoMessage {
    public var calendar: [UInt8] = []
    public var timeZoneMinutes: Int32 = 0

    public init() {}

    public init(
      calendar: [UInt8] = [],
      timeZoneMinutes: Int32 = 0
    ) {
      self.calendar = calendar
      self.timeZoneMinutes = timeZoneMinutes
    }
  }
}

extension TicketV1 {
  /// `onsale.ticket.v1.ImportSeasonResponse`.
  public struct ImportSeasonResponse: ProtoMessage {
    public var season: String = ""
    public var events: UInt32 = 0
    public var eventIDs: [String] = []

    public init() {}

    public init(
      season: String = "",
      events: UInt32 = 0,
      eventIDs: [String] = []
    ) {
      self.season = season
      self.events = events
      self.eventIDs = eventIDs
    }
  }
}

extension TicketV1 {
  /// `onsale.ticket.v1.GetEventRequest`.
  public struct GetEventRequest: ProtoMessage {
    public var eventID: String = ""

    public init() {}

    public init(
      eventID: String = ""
    ) {
      self.eventID = eventID
    }
  }
}

extension TicketV1 {
  /// `onsale.ticket.v1.ListEventsRequest`.
  public struct ListEventsRequest: ProtoMessage {
    public var pageSize: UInt32 = 0
    public var pageToken: String = ""
    public var season: String = ""

    public init() {}

    public init(
      pageSize: UInt32 = 0,
      pageToken: String = "",
      season: String = ""
    ) {
      self.pageSize = pageSize
      self.pageToken = pageToken
      self.season = season
    }
  }
}

extension TicketV1 {
  /// `onsale.ticket.v1.ListEventsResponse`.
  public struct ListEventsResponse: ProtoMessage {
    public var events: [TicketV1.Event] = []
    public var nextPageToken: String = ""

    public init() {}

    public init(
      events: [TicketV1.Event] = [],
      nextPageToken: String = ""
    ) {
      self.events = events
      self.nextPageToken = nextPageToken
    }
  }
}

extension TicketV1 {
  /// A price for all places of one category.
  public struct TicketType: ProtoMessage {
    public var ticketTypeID: String = ""
    public var name: String = ""
    public var category: String = ""
    /// In the currency's minor unit, 1 to 10,000,000,000: nothing is given away.
    public var priceMinor: Int64 = 0
    /// CNY, also when it is empty: the only currency sold.
    public var currency: String = ""
    /// Places of this type a buyer may hold and own; 0 = only the performance's limit.
    public var limitPerBuyer: UInt32 = 0
    /// How many places there are, known after publishing.
    public var capacity: UInt32 = 0

    public init() {}

    public init(
      ticketTypeID: String = "",
      name: String = "",
      category: String = "",
      priceMinor: Int64 = 0,
      currency: String = "",
      limitPerBuyer: UInt32 = 0,
      capacity: UInt32 = 0
    ) {
      self.ticketTypeID = ticketTypeID
      self.name = name
      self.category = category
      self.priceMinor = priceMinor
      self.currency = currency
      self.limitPerBuyer = limitPerBuyer
      self.capacity = capacity
    }
  }
}

extension TicketV1 {
  /// `onsale.ticket.v1.Performance`.
  public struct Performance: ProtoMessage {
    public var performanceID: String = ""
    public var eventID: String = ""
    public var venueID: String = ""
    public var name: String = ""
    public var startsAt: WallTime? = nil
    public var saleStartsAt: WallTime? = nil
    public var saleEndsAt: WallTime? = nil
    /// How long an unpaid hold lives.
    public var holdSeconds: UInt32 = 0
    /// Places of all types together a buyer may hold and own.
    public var limitPerBuyer: UInt32 = 0
    public var ticketTypes: [TicketV1.TicketType] = []
    public var state: TicketV1.PerformanceState = .unspecified

    public init() {}

    public init(
      performanceID: String = "",
      eventID: String = "",
      venueID: String = "",
      name: String = "",
      startsAt: WallTime? = nil,
      saleStartsAt: WallTime? = nil,
      saleEndsAt: WallTime? = nil,
      holdSeconds: UInt32 = 0,
      limitPerBuyer: UInt32 = 0,
      ticketTypes: [TicketV1.TicketType] = [],
      state: TicketV1.PerformanceState = .unspecified
    ) {
      self.performanceID = performanceID
      self.eventID = eventID
      self.venueID = venueID
      self.name = name
      self.startsAt = startsAt
      self.saleStartsAt = saleStartsAt
      self.saleEndsAt = saleEndsAt
      self.holdSeconds = holdSeconds
      self.limitPerBuyer = limitPerBuyer
      self.ticketTypes = ticketTypes
      self.state = state
    }
  }
}

extension TicketV1 {
  /// `onsale.ticket.v1.CreatePerformanceRequest`.
  public struct CreatePerformanceRequest: ProtoMessage {
    public var eventID: String = ""
    public var venueID: String = ""
    public var name: String = ""
    public var startsAt: WallTime? = nil
    public var saleStartsAt: WallTime? = nil
    public var saleEndsAt: WallTime? = nil
    /// 0 takes 900.
    public var holdSeconds: UInt32 = 0
    /// 0 takes 6.
    public var limitPerBuyer: UInt32 = 0
    /// `ticket_type_id` and `capacity` are filled in by the service.
    public var ticketTypes: [TicketV1.TicketType] = []

    public init() {}

    public init(
      eventID: String = "",
      venueID: String = "",
      name: String = "",
      startsAt: WallTime? = nil,
      saleStartsAt: WallTime? = nil,
      saleEndsAt: WallTime? = nil,
      holdSeconds: UInt32 = 0,
      limitPerBuyer: UInt32 = 0,
      ticketTypes: [TicketV1.TicketType] = []
    ) {
      self.eventID = eventID
      self.venueID = venueID
      self.name = name
      self.startsAt = startsAt
      self.saleStartsAt = saleStartsAt
      self.saleEndsAt = saleEndsAt
      self.holdSeconds = holdSeconds
      self.limitPerBuyer = limitPerBuyer
      self.ticketTypes = ticketTypes
    }
  }
}

extension TicketV1 {
  /// `onsale.ticket.v1.GetPerformanceRequest`.
  public struct GetPerformanceRequest: ProtoMessage {
    public var performanceID: String = ""

    public init() {}

    public init(
      performanceID: String = ""
    ) {
      self.performanceID = performanceID
    }
  }
}

extension TicketV1 {
  /// `onsale.ticket.v1.ListPerformancesRequest`.
  public struct ListPerformancesRequest: ProtoMessage {
    public var eventID: String = ""
    public var pageSize: UInt32 = 0
    public var pageToken: String = ""

    public init() {}

    public init(
      eventID: String = "",
      pageSize: UInt32 = 0,
      pageToken: String = ""
    ) {
      self.eventID = eventID
      self.pageSize = pageSize
      self.pageToken = pageToken
    }
  }
}

extension TicketV1 {
  /// `onsale.ticket.v1.ListPerformancesResponse`.
  public struct ListPerformancesResponse: ProtoMessage {
    public var performances: [TicketV1.Performance] = []
    public var nextPageToken: String = ""

    public init() {}

    public init(
      performances: [TicketV1.Performance] = [],
      nextPageToken: String = ""
    ) {
      self.performances = performances
      self.nextPageToken = nextPageToken
    }
  }
}

extension TicketV1 {
  /// `onsale.ticket.v1.PublishPerformanceRequest`.
  public struct PublishPerformanceRequest: ProtoMessage {
    public var performanceID: String = ""

    public init() {}

    public init(
      performanceID: String = ""
    ) {
      self.performanceID = performanceID
    }
  }
}

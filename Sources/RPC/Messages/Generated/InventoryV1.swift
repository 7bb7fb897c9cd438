// Made by scripts/generate from the files in proto/. Do not edit.
public import Base

/// The messages and services of `onsale.inventory.v1`.
public enum InventoryV1 {}

extension InventoryV1 {
  /// `onsale.inventory.v1.ReleaseReason`.
  public enum ReleaseReason: Sendable, Hashable {
    case unspecified
    case buyer
    case expired
    case transactionCancelled
    /// A number that this version does not know; kept as it came.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
      switch rawValue {
      case 0: self = .unspecified
      case 1: self = .buyer
      case 2: self = .expired
      case 3: self = .transactionCancelled
      default: self = .unrecognized(rawValue)
      }
    }

    /// The number on the wire.
    public var rawValue: Int32 {
      switch self {
      case .unspecified: 0
      case .buyer: 1
      case .expired: 2
      case .transactionCancelled: 3
      case .unrecognized(let value): value
      }
    }

    /// The names of the proto.
    public static let table = EnumTable(
      name: "onsale.inventory.v1.ReleaseReason",
      values: [
        (0, "RELEASE_REASON_UNSPECIFIED"),
        (1, "RELEASE_REASON_BUYER"),
        (2, "RELEASE_REASON_EXPIRED"),
        (3, "RELEASE_REASON_TRANSACTION_CANCELLED"),
      ])
  }
}

extension InventoryV1 {
  /// One priced kind of place.
  public struct StockType: ProtoMessage {
    public var ticketTypeID: String = ""
    public var name: String = ""
    public var priceMinor: Int64 = 0
    public var currency: String = ""
    public var limitPerBuyer: UInt32 = 0
    /// Numbered seats, in rows as they lie; empty for general admission.
    public var rows: [InventoryV1.StockRow] = []
    /// General admission places.
    public var generalCapacity: UInt32 = 0

    public init() {}

    public init(
      ticketTypeID: String = "",
      name: String = "",
      priceMinor: Int64 = 0,
      currency: String = "",
      limitPerBuyer: UInt32 = 0,
      rows: [InventoryV1.StockRow] = [],
      generalCapacity: UInt32 = 0
    ) {
      self.ticketTypeID = ticketTypeID
      self.name = name
      self.priceMinor = priceMinor
      self.currency = currency
      self.limitPerBuyer = limitPerBuyer
      self.rows = rows
      self.generalCapacity = generalCapacity
    }
  }
}

extension InventoryV1 {
  /// One row of one ticket type; neighbours in `seat_ids` are neighbours in the hall unless `gaps`
  /// says that there is an aisle after that index.
  public struct StockRow: ProtoMessage {
    public var zone: String = ""
    public var label: String = ""
    public var seatIDs: [String] = []
    public var numbers: [String] = []
    public var gaps: [UInt32] = []

    public init() {}

    public init(
      zone: String = "",
      label: String = "",
      seatIDs: [String] = [],
      numbers: [String] = [],
      gaps: [UInt32] = []
    ) {
      self.zone = zone
      self.label = label
      self.seatIDs = seatIDs
      self.numbers = numbers
      self.gaps = gaps
    }
  }
}

extension InventoryV1 {
  /// `onsale.inventory.v1.OpenStockRequest`.
  public struct OpenStockRequest: ProtoMessage {
    public var performanceID: String = ""
    public var saleStartsAt: WallTime? = nil
    public var saleEndsAt: WallTime? = nil
    public var holdSeconds: UInt32 = 0
    public var limitPerBuyer: UInt32 = 0
    public var types: [InventoryV1.StockType] = []

    public init() {}

    public init(
      performanceID: String = "",
      saleStartsAt: WallTime? = nil,
      saleEndsAt: WallTime? = nil,
      holdSeconds: UInt32 = 0,
      limitPerBuyer: UInt32 = 0,
      types: [InventoryV1.StockType] = []
    ) {
      self.performanceID = performanceID
      self.saleStartsAt = saleStartsAt
      self.saleEndsAt = saleEndsAt
      self.holdSeconds = holdSeconds
      self.limitPerBuyer = limitPerBuyer
      self.types = types
    }
  }
}

extension InventoryV1 {
  /// `onsale.inventory.v1.OpenStockResponse`.
  public struct OpenStockResponse: ProtoMessage {
    public var capacity: UInt32 = 0

    public init() {}

    public init(
      capacity: UInt32 = 0
    ) {
      self.capacity = capacity
    }
  }
}

extension InventoryV1 {
  /// `onsale.inventory.v1.ChosenSeats`.
  public struct ChosenSeats: ProtoMessage {
    public var seatIDs: [String] = []

    public init() {}

    public init(
      seatIDs: [String] = []
    ) {
      self.seatIDs = seatIDs
    }
  }
}

extension InventoryV1 {
  /// Adjacent seats where possible, never leaving a single seat alone where it can be avoided.
  public struct BestAvailable: ProtoMessage {
    public var ticketTypeID: String = ""
    public var quantity: UInt32 = 0

    public init() {}

    public init(
      ticketTypeID: String = "",
      quantity: UInt32 = 0
    ) {
      self.ticketTypeID = ticketTypeID
      self.quantity = quantity
    }
  }
}

extension InventoryV1 {
  /// `onsale.inventory.v1.GeneralAdmission`.
  public struct GeneralAdmission: ProtoMessage {
    public var ticketTypeID: String = ""
    public var quantity: UInt32 = 0

    public init() {}

    public init(
      ticketTypeID: String = "",
      quantity: UInt32 = 0
    ) {
      self.ticketTypeID = ticketTypeID
      self.quantity = quantity
    }
  }
}

extension InventoryV1 {
  /// `onsale.inventory.v1.HoldRequest`.
  public struct HoldRequest: ProtoMessage {
    public var performanceID: String = ""
    public var selection: Selection?

    /// One of these at most.
    public enum Selection: Sendable, Hashable {
      case chosen(InventoryV1.ChosenSeats)
      case best(InventoryV1.BestAvailable)
      case general(InventoryV1.GeneralAdmission)
    }

    public init() {}

    public init(
      performanceID: String = "",
      selection: Selection? = nil
    ) {
      self.performanceID = performanceID
      self.selection = selection
    }
  }
}

extension InventoryV1 {
  /// One place: a numbered seat, or one general admission place (`seat_id` empty).
  public struct Place: ProtoMessage {
    public var seatID: String = ""
    public var label: String = ""
    public var ticketTypeID: String = ""
    public var priceMinor: Int64 = 0

    public init() {}

    public init(
      seatID: String = "",
      label: String = "",
      ticketTypeID: String = "",
      priceMinor: Int64 = 0
    ) {
      self.seatID = seatID
      self.label = label
      self.ticketTypeID = ticketTypeID
      self.priceMinor = priceMinor
    }
  }
}

extension InventoryV1 {
  /// `onsale.inventory.v1.HoldResponse`.
  public struct HoldResponse: ProtoMessage {
    /// The hold is the order to be.
    public var orderID: String = ""
    public var places: [InventoryV1.Place] = []
    public var expiresAt: WallTime? = nil
    public var amountMinor: Int64 = 0
    public var currency: String = ""

    public init() {}

    public init(
      orderID: String = "",
      places: [InventoryV1.Place] = [],
      expiresAt: WallTime? = nil,
      amountMinor: Int64 = 0,
      currency: String = ""
    ) {
      self.orderID = orderID
      self.places = places
      self.expiresAt = expiresAt
      self.amountMinor = amountMinor
      self.currency = currency
    }
  }
}

extension InventoryV1 {
  /// `onsale.inventory.v1.ReleaseRequest`.
  public struct ReleaseRequest: ProtoMessage {
    public var performanceID: String = ""
    public var orderID: String = ""

    public init() {}

    public init(
      performanceID: String = "",
      orderID: String = ""
    ) {
      self.performanceID = performanceID
      self.orderID = orderID
    }
  }
}

extension InventoryV1 {
  /// `onsale.inventory.v1.ReleaseResponse`.
  public struct ReleaseResponse: ProtoMessage {
    public init() {}
  }
}

extension InventoryV1 {
  /// `onsale.inventory.v1.GetAvailabilityRequest`.
  public struct GetAvailabilityRequest: ProtoMessage {
    public var performanceID: String = ""

    public init() {}

    public init(
      performanceID: String = ""
    ) {
      self.performanceID = performanceID
    }
  }
}

extension InventoryV1 {
  /// `onsale.inventory.v1.TypeAvailability`.
  public struct TypeAvailability: ProtoMessage {
    public var ticketTypeID: String = ""
    public var capacity: UInt32 = 0
    public var free: UInt32 = 0
    public var held: UInt32 = 0
    public var sold: UInt32 = 0

    public init() {}

    public init(
      ticketTypeID: String = "",
      capacity: UInt32 = 0,
      free: UInt32 = 0,
      held: UInt32 = 0,
      sold: UInt32 = 0
    ) {
      self.ticketTypeID = ticketTypeID
      self.capacity = capacity
      self.free = free
      self.held = held
      self.sold = sold
    }
  }
}

extension InventoryV1 {
  /// `onsale.inventory.v1.Availability`.
  public struct Availability: ProtoMessage {
    public var performanceID: String = ""
    public var types: [InventoryV1.TypeAvailability] = []
    public var saleStartsAt: WallTime? = nil
    public var saleEndsAt: WallTime? = nil

    public init() {}

    public init(
      performanceID: String = "",
      types: [InventoryV1.TypeAvailability] = [],
      saleStartsAt: WallTime? = nil,
      saleEndsAt: WallTime? = nil
    ) {
      self.performanceID = performanceID
      self.types = types
      self.saleStartsAt = saleStartsAt
      self.saleEndsAt = saleEndsAt
    }
  }
}

extension InventoryV1 {
  /// `onsale.inventory.v1.GetSeatStatesRequest`.
  public struct GetSeatStatesRequest: ProtoMessage {
    public var performanceID: String = ""

    public init() {}

    public init(
      performanceID: String = ""
    ) {
      self.performanceID = performanceID
    }
  }
}

extension InventoryV1 {
  /// `onsale.inventory.v1.SeatStates`.
  public struct SeatStates: ProtoMessage {
    public var held: [String] = []
    public var sold: [String] = []

    public init() {}

    public init(
      held: [String] = [],
      sold: [String] = []
    ) {
      self.held = held
      self.sold = sold
    }
  }
}

extension InventoryV1 {
  /// Where a follower stands in one segment's journal.
  public struct SegmentOffset: ProtoMessage {
    public var segment: String = ""
    public var sequence: Int64 = 0

    public init() {}

    public init(
      segment: String = "",
      sequence: Int64 = 0
    ) {
      self.segment = segment
      self.sequence = sequence
    }
  }
}

extension InventoryV1 {
  /// `onsale.inventory.v1.FollowRequest`.
  public struct FollowRequest: ProtoMessage {
    public var offsets: [InventoryV1.SegmentOffset] = []

    public init() {}

    public init(
      offsets: [InventoryV1.SegmentOffset] = []
    ) {
      self.offsets = offsets
    }
  }
}

extension InventoryV1 {
  /// One durable batch of one segment. One without a segment says once per stream: all that was durable is sent.
  public struct JournalEntry: ProtoMessage {
    public var segment: String = ""
    public var sequence: Int64 = 0
    public var epoch: Int64 = 0
    public var records: [InventoryV1.JournalRecord] = []

    public init() {}

    public init(
      segment: String = "",
      sequence: Int64 = 0,
      epoch: Int64 = 0,
      records: [InventoryV1.JournalRecord] = []
    ) {
      self.segment = segment
      self.sequence = sequence
      self.epoch = epoch
      self.records = records
    }
  }
}

extension InventoryV1 {
  /// `onsale.inventory.v1.JournalRecord`.
  public struct JournalRecord: ProtoMessage {
    public var record: Record?

    /// One of these at most.
    public enum Record: Sendable, Hashable {
      case opened(InventoryV1.StockOpened)
      case held(InventoryV1.HoldPlaced)
      case released(InventoryV1.HoldReleased)
      case frozen(InventoryV1.HoldFrozen)
      case sold(InventoryV1.HoldSold)
      case returning(InventoryV1.SaleReturning)
      case returned(InventoryV1.SaleReturned)
      case branchCancelled(InventoryV1.BranchCancelled)
    }

    public init() {}

    public init(
      record: Record? = nil
    ) {
      self.record = record
    }
  }
}

extension InventoryV1 {
  /// `onsale.inventory.v1.StockOpened`.
  public struct StockOpened: ProtoMessage {
    public var stock: InventoryV1.OpenStockRequest? = nil
    public var atMs: Int64 = 0

    public init() {}

    public init(
      stock: InventoryV1.OpenStockRequest? = nil,
      atMs: Int64 = 0
    ) {
      self.stock = stock
      self.atMs = atMs
    }
  }
}

extension InventoryV1 {
  /// `onsale.inventory.v1.HoldPlaced`.
  public struct HoldPlaced: ProtoMessage {
    public var orderID: String = ""
    public var userID: String = ""
    public var requestKey: String = ""
    public var performanceID: String = ""
    public var places: [InventoryV1.Place] = []
    public var expiresAtMs: Int64 = 0
    public var atMs: Int64 = 0
    public var currency: String = ""
    public var regrab: Bool = false
    public var xid: String = ""
    public var branchID: String = ""

    public init() {}

    public init(
      orderID: String = "",
      userID: String = "",
      requestKey: String = "",
      performanceID: String = "",
      places: [InventoryV1.Place] = [],
      expiresAtMs: Int64 = 0,
      atMs: Int64 = 0,
      currency: String = "",
      regrab: Bool = false,
      xid: String = "",
      branchID: String = ""
    ) {
      self.orderID = orderID
      self.userID = userID
      self.requestKey = requestKey
      self.performanceID = performanceID
      self.places = places
      self.expiresAtMs = expiresAtMs
      self.atMs = atMs
      self.currency = currency
      self.regrab = regrab
      self.xid = xid
      self.branchID = branchID
    }
  }
}

extension InventoryV1 {
  /// `onsale.inventory.v1.HoldReleased`.
  public struct HoldReleased: ProtoMessage {
    public var orderID: String = ""
    public var reason: InventoryV1.ReleaseReason = .unspecified
    public var atMs: Int64 = 0
    public var xid: String = ""
    public var branchID: String = ""

    public init() {}

    public init(
      orderID: String = "",
      reason: InventoryV1.ReleaseReason = .unspecified,
      atMs: Int64 = 0,
      xid: String = "",
      branchID: String = ""
    ) {
      self.orderID = orderID
      self.reason = reason
      self.atMs = atMs
      self.xid = xid
      self.branchID = branchID
    }
  }
}

extension InventoryV1 {
  /// Try of a sale: the hold no longer expires.
  public struct HoldFrozen: ProtoMessage {
    public var orderID: String = ""
    public var xid: String = ""
    public var branchID: String = ""
    public var atMs: Int64 = 0

    public init() {}

    public init(
      orderID: String = "",
      xid: String = "",
      branchID: String = "",
      atMs: Int64 = 0
    ) {
      self.orderID = orderID
      self.xid = xid
      self.branchID = branchID
      self.atMs = atMs
    }
  }
}

extension InventoryV1 {
  /// `onsale.inventory.v1.HoldSold`.
  public struct HoldSold: ProtoMessage {
    public var orderID: String = ""
    public var xid: String = ""
    public var branchID: String = ""
    public var atMs: Int64 = 0

    public init() {}

    public init(
      orderID: String = "",
      xid: String = "",
      branchID: String = "",
      atMs: Int64 = 0
    ) {
      self.orderID = orderID
      self.xid = xid
      self.branchID = branchID
      self.atMs = atMs
    }
  }
}

extension InventoryV1 {
  /// `onsale.inventory.v1.SaleReturning`.
  public struct SaleReturning: ProtoMessage {
    public var orderID: String = ""
    public var xid: String = ""
    public var branchID: String = ""
    public var atMs: Int64 = 0

    public init() {}

    public init(
      orderID: String = "",
      xid: String = "",
      branchID: String = "",
      atMs: Int64 = 0
    ) {
      self.orderID = orderID
      self.xid = xid
      self.branchID = branchID
      self.atMs = atMs
    }
  }
}

extension InventoryV1 {
  /// `onsale.inventory.v1.SaleReturned`.
  public struct SaleReturned: ProtoMessage {
    public var orderID: String = ""
    public var xid: String = ""
    public var branchID: String = ""
    public var atMs: Int64 = 0

    public init() {}

    public init(
      orderID: String = "",
      xid: String = "",
      branchID: String = "",
      atMs: Int64 = 0
    ) {
      self.orderID = orderID
      self.xid = xid
      self.branchID = branchID
      self.atMs = atMs
    }
  }
}

extension InventoryV1 {
  /// A cancel that found nothing to cancel, or undid a Try without changing stock.
  public struct BranchCancelled: ProtoMessage {
    public var xid: String = ""
    public var branchID: String = ""
    public var atMs: Int64 = 0
    public var orderID: String = ""

    public init() {}

    public init(
      xid: String = "",
      branchID: String = "",
      atMs: Int64 = 0,
      orderID: String = ""
    ) {
      self.xid = xid
      self.branchID = branchID
      self.atMs = atMs
      self.orderID = orderID
    }
  }
}

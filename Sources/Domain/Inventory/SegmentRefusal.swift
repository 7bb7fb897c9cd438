public import Base

/// No, by a rule of stock. In the order in which they are checked.
public enum SegmentRefusal: Refusal, Hashable {
  // Opening
  case invalidStock(String)
  /// Opened before with other content.
  case stockDiffers

  // Holding
  case notOnSale
  /// The same request id came with another selection.
  case requestReused
  case saleNotStarted(startsAt: WallTime)
  case saleEnded
  case emptySelection
  case tooManyPlaces
  case duplicateSeat(String)
  case unknownTicketType(String)
  case unknownSeat(String)
  /// Seats were asked of general admission, or the other way round.
  case wrongKindOfPlace
  case limitReached(limit: Int)
  case seatTaken(String)
  case soldOut
  case notEnoughLeft(left: Int)

  // Transactions and ends of holds
  /// Confirm after Cancel, Cancel after Confirm, Confirm without Try: never executed, to be alarmed.
  case protocolViolation(String)
  /// The transaction was cancelled before its Try came.
  case branchCancelled
  /// The Try came after the transaction's own deadline.
  case transactionExpired
  /// Unknown, or somebody else's: one answer for both.
  case holdNotFound
  /// A transaction has it right now.
  case holdBusy
  case holdSold
  case holdReturned
  /// The buyer gave it back.
  case holdReleased
  case holdExpired
  /// A return of something that was never sold.
  case holdNotSold

  public var reason: String {
    switch self {
    case .invalidStock: "INVALID_STOCK"
    case .stockDiffers: "STOCK_DIFFERS"
    case .notOnSale: "PERFORMANCE_NOT_ON_SALE"
    case .requestReused: "REQUEST_REUSED"
    case .saleNotStarted: "SALE_NOT_STARTED"
    case .saleEnded: "SALE_ENDED"
    case .emptySelection: "EMPTY_SELECTION"
    case .tooManyPlaces: "TOO_MANY_PLACES"
    case .duplicateSeat: "DUPLICATE_SEAT"
    case .unknownTicketType: "UNKNOWN_TICKET_TYPE"
    case .unknownSeat: "UNKNOWN_SEAT"
    case .wrongKindOfPlace: "WRONG_KIND_OF_PLACE"
    case .limitReached: "LIMIT_REACHED"
    case .seatTaken: "SEAT_TAKEN"
    case .soldOut: "SOLD_OUT"
    case .notEnoughLeft: "NOT_ENOUGH_LEFT"
    case .protocolViolation: "TCC_PROTOCOL_VIOLATION"
    case .branchCancelled: "BRANCH_CANCELLED"
    case .transactionExpired: "TRANSACTION_EXPIRED"
    case .holdNotFound: "HOLD_NOT_FOUND"
    case .holdBusy: "HOLD_BUSY"
    case .holdSold: "HOLD_SOLD"
    case .holdReturned: "HOLD_RETURNED"
    case .holdReleased: "HOLD_RELEASED"
    case .holdExpired: "HOLD_EXPIRED"
    case .holdNotSold: "HOLD_NOT_SOLD"
    }
  }

  public var kind: RefusalKind {
    switch self {
    case .invalidStock, .emptySelection, .tooManyPlaces, .duplicateSeat, .wrongKindOfPlace: .invalid
    case .stockDiffers, .requestReused: .alreadyExists
    case .notOnSale, .unknownTicketType, .unknownSeat, .holdNotFound: .notFound
    case .limitReached, .soldOut, .notEnoughLeft: .exhausted
    case .seatTaken, .holdBusy: .conflict
    case .saleNotStarted, .saleEnded, .protocolViolation, .branchCancelled, .transactionExpired,
      .holdSold, .holdReturned, .holdReleased, .holdExpired, .holdNotSold:
      .precondition
    }
  }

  public var facts: [String: String] {
    switch self {
    case .saleNotStarted(let start): ["starts_at_ms": String(start.milliseconds)]
    case .limitReached(let limit): ["limit": String(limit)]
    case .seatTaken(let seat), .unknownSeat(let seat), .duplicateSeat(let seat): ["seat_id": seat]
    case .unknownTicketType(let type): ["ticket_type_id": type]
    case .notEnoughLeft(let left): ["left": String(left)]
    default: [:]
    }
  }

  public var explanation: String {
    switch self {
    case .invalidStock(let defect): "This stock cannot be opened: \(defect)."
    case .stockDiffers: "The performance is on sale already with other stock, which cannot be changed."
    case .notOnSale: "The performance is not on sale."
    case .requestReused: "This request id was used for another selection; take a new one."
    case .saleNotStarted: "The sale has not started yet."
    case .saleEnded: "The sale is over."
    case .emptySelection: "Choose at least one place."
    case .tooManyPlaces: "One hold takes at most \(SegmentLimits.placesPerHold) places."
    case .duplicateSeat(let seat): "Seat \(seat) is named twice."
    case .unknownTicketType(let type): "The performance has no ticket type \(type)."
    case .unknownSeat(let seat): "The performance has no seat \(seat)."
    case .wrongKindOfPlace: "This ticket type is sold the other way: numbered seats or general admission."
    case .limitReached(let limit): "One buyer may have at most \(limit) of these places."
    case .seatTaken(let seat): "Seat \(seat) is taken; choose another."
    case .soldOut: "Sold out. Places come back when holds expire."
    case .notEnoughLeft(let left): "Only \(left) are left; ask for fewer."
    case .protocolViolation(let what): "The transaction contradicts itself: \(what)."
    case .branchCancelled: "The transaction was cancelled before."
    case .transactionExpired: "The transaction's deadline has passed."
    case .holdNotFound: "There is no such hold."
    case .holdBusy: "The order is being paid or refunded right now; try again in a moment."
    case .holdSold: "The order is paid already."
    case .holdReturned: "The order was refunded."
    case .holdReleased: "The order was cancelled by its buyer."
    case .holdExpired: "The hold has expired; its places are back on sale."
    case .holdNotSold: "The order is not paid."
    }
  }
}

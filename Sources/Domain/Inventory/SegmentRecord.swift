public import Base

/// What has happened to a segment: the only thing that changes one, live and in replay alike.
///
/// A record says what was decided, never why; deciding again is not needed to replay it.
public enum SegmentRecord: Sendable, Hashable {
  case opened(Stock, at: WallTime)
  case held(Placing)
  /// The hold is over and its places are free. `branch` when a Cancel did it.
  case released(order: Identifier, ReleaseReason, branch: Branch?, at: WallTime)
  /// Try of a sale: the hold belongs to the transaction and no longer expires.
  case frozen(order: Identifier, Branch, at: WallTime)
  /// Confirm of a sale.
  case sold(order: Identifier, Branch, at: WallTime)
  /// Try of a return: the places stay sold.
  case returning(order: Identifier, Branch, at: WallTime)
  /// Confirm of a return: the places are free.
  case returned(order: Identifier, Branch, at: WallTime)
  /// A Cancel that found nothing to cancel, or that put hold or sale back as it was before Try.
  case branchCancelled(Branch, order: Identifier, at: WallTime)
}

/// One branch of one global transaction, as its initiator named it.
public struct Branch: Sendable, Hashable {
  public let xid: String
  public let id: String

  public init(xid: String, id: String) {
    self.xid = xid
    self.id = id
  }
}

/// Why a hold ended without a sale. Raw values are stored.
public enum ReleaseReason: UInt8, Sendable, Hashable, CaseIterable {
  case buyer = 1
  case expired = 2
  /// A Cancel came after the hold's own deadline.
  case transactionCancelled = 3
}

/// How the places of a hold were asked for. Raw values are stored.
public enum SelectionKind: UInt8, Sendable, Hashable, CaseIterable {
  case chosen = 1
  case best = 2
  case general = 3
}

/// Places by their number in the segment.
public struct PlaceSet: Sendable, Hashable {
  /// Numbered seats, in the order they were asked for or found.
  public let seats: [Int]
  /// General admission places: how many, of which type (an index into the stock's types).
  public let general: General?

  public struct General: Sendable, Hashable {
    public let type: Int
    public let count: Int

    public init(type: Int, count: Int) {
      self.type = type
      self.count = count
    }
  }

  public init(seats: [Int]) {
    self.seats = seats
    general = nil
  }

  public init(general: General) {
    seats = []
    self.general = general
  }

  public var count: Int { seats.count + (general?.count ?? 0) }
}

/// A hold as it was placed.
public struct Placing: Sendable, Hashable {
  public let order: Identifier
  public let buyer: Identifier
  /// The idempotency key of the buyer's request.
  public let requestKey: String
  public let kind: SelectionKind
  public let places: PlaceSet
  public let expiresAt: WallTime
  public let at: WallTime
  /// The transaction for which an expired hold was placed again; `nil` for a buyer's request.
  public let regrabFor: Branch?

  public init(
    order: Identifier, buyer: Identifier, requestKey: String, kind: SelectionKind, places: PlaceSet,
    expiresAt: WallTime, at: WallTime, regrabFor: Branch? = nil
  ) {
    self.order = order
    self.buyer = buyer
    self.requestKey = requestKey
    self.kind = kind
    self.places = places
    self.expiresAt = expiresAt
    self.at = at
    self.regrabFor = regrabFor
  }
}

public import Base

/// One e-ticket: the right of its bearer to one place.
public struct ETicket: Sendable, Hashable {
  public let id: Identifier
  public let order: Identifier
  public let performance: String
  /// Empty for a general admission place.
  public let seat: String
  public let label: String
  public let issuedAt: WallTime

  public init(
    id: Identifier, order: Identifier, performance: String, seat: String, label: String, issuedAt: WallTime
  ) {
    self.id = id
    self.order = order
    self.performance = performance
    self.seat = seat
    self.label = label
    self.issuedAt = issuedAt
  }
}

extension Order {
  /// The tickets of a paid order: one per place, in the order of its lines.
  /// - Parameter ids: as many fresh ids as the order has places.
  public func tickets(ids: [Identifier], issuedAt: WallTime) -> [ETicket] {
    precondition(ids.count == lines.count, "one ticket per place")
    precondition(Set(ids).count == ids.count, "every ticket has an id of its own")
    return zip(ids, lines).map { id, line in
      ETicket(
        id: id, order: self.id, performance: performance, seat: line.seat, label: line.label,
        issuedAt: issuedAt)
    }
  }
}

/// What a ticket's QR code says: `base64url(payload).base64url(signature)`.
///
/// The payload is six lines of UTF-8: the version `onsale1`, ticket id, order id, milliseconds of
/// issue, performance, seat. The seat comes last and takes the rest, so nothing in it can forge a line.
public struct TicketCode: Sendable, Hashable {
  /// The signed bytes.
  public let payload: [UInt8]
  /// Ed25519 over `payload`, 64 bytes.
  public let signature: [UInt8]

  /// Longest code read: far above any real one, small enough for a QR code.
  public static let textBytesLimit = 1024
  static let version = "onsale1"

  public init(payload: [UInt8], signature: [UInt8]) {
    self.payload = payload
    self.signature = signature
  }

  /// The bytes to sign for `ticket`.
  public static func payload(of ticket: ETicket) -> [UInt8] {
    precondition(!ticket.performance.utf8.contains(10), "performance ids are one line")
    return [UInt8](
      [
        version, ticket.id.description, ticket.order.description,
        String(ticket.issuedAt.milliseconds), ticket.performance, ticket.seat,
      ].joined(separator: "\n").utf8)
  }

  /// Reads a scanned code; nil when it is not of this form. The signature is not checked here.
  public init?(_ text: String) {
    guard text.utf8.count <= Self.textBytesLimit else { return nil }
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 2,
      let payload = Base64.decode(parts[0], .url), let signature = Base64.decode(parts[1], .url),
      !payload.isEmpty, signature.count == 64
    else { return nil }
    self.init(payload: payload, signature: signature)
  }

  public var text: String {
    Base64.encode(payload, .url, padding: false) + "." + Base64.encode(signature, .url, padding: false)
  }

  /// The id of the ticket that the payload names; nil when the payload is not ours.
  public var ticket: Identifier? {
    let lines = payload.split(separator: 10, maxSplits: 5, omittingEmptySubsequences: false)
    guard lines.count == 6, String(decoding: lines[0], as: UTF8.self) == Self.version else { return nil }
    return Identifier(String(decoding: lines[1], as: UTF8.self))
  }
}

import Base
public import Messages
import Orders
import Ports
public import RPCCore

extension OrderServer {
  /// The tickets of an order, in the order of its lines; none before it is paid.
  public func listTickets(
    _ request: OrderV1.ListTicketsRequest, _ call: ServerCall
  ) async throws -> OrderV1.ListTicketsResponse {
    let order = try await visible(request.orderID, call).order.id
    let rows = try await store.read { tx in try TicketBooks.ofOrder(tx, order) }
    return OrderV1.ListTicketsResponse(tickets: rows.map { ticket($0, withPicture: true) })
  }

  /// Whether a scanned code opens the door. Whoever has the code may ask.
  public func verifyTicket(
    _ request: OrderV1.VerifyTicketRequest, _ call: ServerCall
  ) async throws -> OrderV1.VerifyTicketResponse {
    guard let code = TicketCode(request.code) else { return Self.no(.malformed) }
    guard keys.verifiers.contains(where: { $0.verify(code.signature, of: code.payload) }) else {
      return Self.no(.badSignature)
    }
    guard let id = code.ticket, let row = try await store.read({ tx in try TicketBooks.find(tx, id) }),
      row.code == request.code
    else { return Self.no(.unknown) }
    return OrderV1.VerifyTicketResponse(
      valid: row.isValid, reason: row.isValid ? "" : CodeDefect.void.rawValue,
      ticket: ticket(row, withPicture: false))
  }

  /// Why a code opens no door.
  enum CodeDefect: String, CaseIterable {
    /// Not of the form of a ticket's code.
    case malformed = "MALFORMED"
    /// Not signed by us, or changed after.
    case badSignature = "BAD_SIGNATURE"
    /// Signed by us, but no ticket that is stored.
    case unknown = "UNKNOWN_TICKET"
    /// The order was refunded.
    case void = "VOID"
  }

  private static func no(_ defect: CodeDefect) -> OrderV1.VerifyTicketResponse {
    OrderV1.VerifyTicketResponse(valid: false, reason: defect.rawValue)
  }

  private func ticket(_ row: TicketBooks.Row, withPicture: Bool) -> OrderV1.Ticket {
    let ticket = row.ticket
    return OrderV1.Ticket(
      ticketID: ticket.id.description, orderID: ticket.order.description,
      performanceID: ticket.performance, seatID: ticket.seat, label: ticket.label,
      state: row.isValid ? .valid : .void, code: row.code,
      qrSVG: withPicture ? qrCodes.modules(of: row.code)?.svg ?? "" : "", issuedAt: ticket.issuedAt)
  }
}

import Base
import Inventory
public import Messages
public import RPCCore

// MARK: - For the ticket service

extension InventoryServer {
  /// Opens the stock of a performance; the same again changes nothing.
  public nonisolated func openStock(
    _ request: InventoryV1.OpenStockRequest, _ call: ServerCall
  ) async throws -> InventoryV1.OpenStockResponse {
    try call.internalOnly()
    let stock = try Stock(request)
    // Followers are told of it in a message of their own, with a few bytes around it.
    guard request.serialized().count <= Limits.messageSizeBytes - 1024 else {
      throw SegmentRefusal.invalidStock("it is larger than a message to followers")
    }
    let now = loop.wallNow
    // Decided on a scratch segment first: what cannot be opened leaves no trace in the journal.
    var scratch = Segment()
    _ = try scratch.open(stock, at: now)
    if let claimed = try await step({ server in try server.claim(stock.performance) }) {
      guard await claimed.wait() else { throw InventoryRefusal.outcomeUnknown }
    }
    return try await step { server in
      server.decide(try server.desk(stock.performance)) { segment throws(SegmentRefusal) in
        let records = try segment.open(stock, at: now)
        return (records, InventoryV1.OpenStockResponse(capacity: UInt32(stock.capacity)))
      }
    }.answer()
  }

  /// Has the segment claimed in the journal when there is none yet.
  private func claim(_ performance: String) throws -> Verdict? {
    do {
      _ = try desk(performance)
      return nil
    } catch SegmentRefusal.notOnSale {
      let verdict = claims[performance] ?? Verdict()
      claims[performance] = verdict
      wakeWriter()
      return verdict
    }
  }
}

// MARK: - For buyers

extension InventoryServer {
  /// Takes places for the caller until a deadline. The same request id gets the same answer.
  public nonisolated func hold(
    _ request: InventoryV1.HoldRequest, _ call: ServerCall
  ) async throws -> InventoryV1.HoldResponse {
    let buyer = try call.caller().user
    let key = try call.requestKey()
    let selection = try Selection(request.selection)
    return try await step { server in
      let desk = try server.desk(request.performanceID)
      let now = server.loop.wallNow
      let order = Identifier(at: now, shard: buyer.shard, dice: server.loop)
      let isNew = server.configuration.planted.contains(.repeatHoldsAgain)
      desk.expire(at: now)
      return server.decide(desk) { segment throws(SegmentRefusal) in
        let decision = try segment.hold(
          selection, requestKey: isNew ? order.description : key, buyer: buyer, order: order,
          at: now)
        guard let answer = segment.answer(to: decision.order) else {
          preconditionFailure("what was held has an answer")
        }
        return (decision.records, InventoryV1.HoldResponse(answer))
      }
    }.answer()
  }

  /// Gives an unpaid hold back: the caller's own, or any for a service that has checked the owner.
  public nonisolated func release(
    _ request: InventoryV1.ReleaseRequest, _ call: ServerCall
  ) async throws -> InventoryV1.ReleaseResponse {
    let isInternal = call.metadata[MetadataKey.user] == nil
    let buyer = isInternal ? nil : try call.caller().user
    return try await step { server in
      let desk = try server.desk(request.performanceID)
      guard let order = Identifier(request.orderID) else { throw SegmentRefusal.holdNotFound }
      let now = server.loop.wallNow
      desk.expire(at: now)
      return server.decide(desk) { segment throws(SegmentRefusal) in
        (try segment.release(order, by: buyer, at: now), InventoryV1.ReleaseResponse())
      }
    }.answer()
  }

  /// What is free, by ticket type; as of the last durable change or a later one.
  public nonisolated func getAvailability(
    _ request: InventoryV1.GetAvailabilityRequest, _ call: ServerCall
  ) async throws -> InventoryV1.Availability {
    try await step { server in
      server.decide(try server.desk(request.performanceID)) { segment throws(SegmentRefusal) in
        guard let stock = segment.stock else { throw .notOnSale }
        return ([], InventoryV1.Availability(stock, segment.availability))
      }
    }.answer()
  }

  /// Which numbered seats are not free. In the rush up to a tenth of a second old; a hold decides.
  public nonisolated func getSeatStates(
    _ request: InventoryV1.GetSeatStatesRequest, _ call: ServerCall
  ) async throws -> InventoryV1.SeatStates {
    try await step { server in
      let desk = try server.desk(request.performanceID)
      guard desk.segment.stock != nil else { throw SegmentRefusal.notOnSale }
      return desk.seatView(at: server.loop.now)
    }.answer()
  }
}

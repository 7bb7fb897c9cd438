import Base
import Inventory
import Logging
public import Messages
import Ports
public import RPCCore

/// The journals as a stream: what is durable, in order per segment, from where the follower stands.
extension InventoryServer {
  /// Never ends by itself. New entries come from memory; a follower that lags reads the journal,
  /// a bounded piece at a time, and no piece is read before the last one is sent. Once per stream an
  /// entry without a segment tells the follower that it has caught up; when that is no longer sure, for
  /// the journal is being read again, the stream ends with RECOVERING.
  public func follow(
    _ request: InventoryV1.FollowRequest, _ call: ServerCall,
    _ send: @escaping @Sendable (InventoryV1.JournalEntry) async throws -> Void
  ) async throws {
    try call.internalOnly()
    var offsets = try Self.offsets(request)
    guard followers < InventoryLimits.followers else { throw InventoryRefusal.tooManyFollowers }
    followers += 1
    let bell = growth.hang(0)
    defer {
      growth.takeDown(bell, 0)
      followers -= 1
    }
    var hasCaughtUp = false
    while phase != .stopped {
      try Task.checkCancellation()
      // What was answered may not be told for a while: the follower has not caught up any more.
      if hasCaughtUp, phase == .recovering { throw InventoryRefusal.recovering }
      let isWhole = phase == .serving
      var isBehind = false
      for desk in row {
        let sent = try await sendNext(desk, &offsets, send)
        isBehind = isBehind || sent
      }
      if isBehind { continue }
      if !hasCaughtUp, isWhole, phase == .serving {
        hasCaughtUp = true
        try await send(InventoryV1.JournalEntry())
        continue
      }
      await bell.wait(upTo: InventoryLimits.followerRest, on: loop)
    }
    throw InventoryRefusal.stopping
  }

  private static func offsets(_ request: InventoryV1.FollowRequest) throws -> [String: Int64] {
    var offsets: [String: Int64] = [:]
    for offset in request.offsets {
      guard offset.sequence >= 0, offsets.updateValue(offset.sequence, forKey: offset.segment) == nil
      else {
        throw RPCError(
          .invalidArgument, "offsets are not below zero and one per segment", reason: "OFFSET_INVALID")
      }
    }
    return offsets
  }

  /// Sends the next piece of one segment; false when there is none.
  private func sendNext(
    _ desk: SegmentDesk, _ offsets: inout [String: Int64],
    _ send: @Sendable (InventoryV1.JournalEntry) async throws -> Void
  ) async throws -> Bool {
    let offset = offsets[desk.name, default: 0]
    guard offset != desk.durableSequence else { return false }
    guard offset < desk.durableSequence else {
      throw InventoryRefusal.offsetAhead(segment: desk.name)
    }
    for entry in try await entries(of: desk, after: offset) {
      try await send(InventoryV1.JournalEntry(entry, of: desk.name, desk.segment))
      offsets[desk.name] = entry.sequence
    }
    return true
  }

  private func entries(of desk: SegmentDesk, after offset: Int64) async throws -> [SegmentDesk.Entry] {
    if let recent = desk.entries(after: offset, limit: InventoryLimits.batchesPerRead) {
      return Array(recent)
    }
    let limit = InventoryLimits.batchesPerRead
    let durable = desk.durableSequence
    do {
      return try await journal.read(desk.name, after: offset, limit: limit)
        .prefix { $0.sequence <= durable }
        .map { batch in
          SegmentDesk.Entry(
            sequence: batch.sequence, epoch: batch.epoch,
            records: try SegmentCodec.decode(batch.records))
        }
    } catch let error as JournalError {
      log.error("the journal cannot be read for a follower", metadata: ["error": "\(error)"])
      throw InventoryRefusal.recovering
    } catch let error as SegmentCorruption {
      log.critical("a journal is damaged", metadata: ["segment": "\(desk.name)", "what": "\(error.what)"])
      throw InventoryRefusal.damaged
    }
  }
}

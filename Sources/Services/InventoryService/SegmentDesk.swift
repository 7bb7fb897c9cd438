import Base
import Inventory
import Messages
import Ports

/// One segment in the hands of its one writer: what is decided, what is on its way to the disk,
/// what is durable.
///
/// ```
///  decide ──► records of the filling turn ── close ──► batch on its way ── settle ──► durable
///             (segment has them already)               (sequence)                     (recent)
/// ```
/// Lives on the server's loop. When the journal fails it is thrown away and built again.
final class SegmentDesk {
  let name: String
  let epoch: Int64
  private(set) var segment: Segment
  /// Of the last batch closed.
  private var sequence: Int64
  /// Of the last batch that is durable.
  private(set) var durableSequence: Int64
  /// Of the turn with the newest records that are not durable; `nil` when all are.
  private var verdict: Verdict?
  private var waitingForFilling = 0
  private var waitingForClosed = 0

  private var records: [SegmentRecord] = []
  private var closed: [Entry] = []
  private var recent: [Entry] = []
  private var recentRecords = 0
  private var snapshotVersion: Int
  private var view: SeatView?
  private var viewBudget = ViewBudget()

  /// The most that one place takes in a message; found when first needed.
  private var placeBytes: Int?

  /// One batch, closed or durable.
  struct Entry {
    let sequence: Int64
    let epoch: Int64
    let records: [SegmentRecord]
  }

  /// A picture of all seats, true when the verdict is.
  private struct SeatView {
    let version: Int
    let pending: Pending<InventoryV1.SeatStates>
  }

  private struct ViewBudget {
    var windowEnds = Instant(nanoseconds: .min)
    var made = 0
  }

  /// Replays what the journal gave.
  init(
    name: String, _ claim: JournalClaim, planted: Set<PlantedBug> = []
  ) throws(SegmentCorruption) {
    self.name = name
    epoch = planted.contains(.staleEpoch) ? claim.epoch - 1 : claim.epoch
    segment = try claim.snapshot.map { snapshot throws(SegmentCorruption) in
      try SegmentSnapshot.decode(snapshot.state)
    } ?? Segment()
    snapshotVersion = segment.version
    sequence = claim.snapshot?.sequence ?? 0
    for batch in claim.batches {
      guard batch.sequence == sequence + 1 else {
        throw SegmentCorruption("batch \(batch.sequence) after \(sequence)")
      }
      try segment.replay(try SegmentCodec.decode(batch.records))
      sequence = batch.sequence
    }
    durableSequence = sequence
    segment.plant(planted)
  }
}

// MARK: - Deciding

extension SegmentDesk {
  var hasRecords: Bool { !records.isEmpty }

  /// Requests whose answers wait for the journal.
  var waiting: Int { waitingForFilling + waitingForClosed }

  /// Counts one more request that waits, and says what for.
  func verdictForRequest() -> Verdict? {
    if hasRecords { waitingForFilling += 1 } else if verdict != nil { waitingForClosed += 1 }
    return verdict
  }

  /// Joins the filling turn; false when it is there already.
  func enrol(_ filling: Verdict) -> Bool {
    defer { verdict = filling }
    return verdict !== filling
  }

  /// Runs a command on the segment and keeps its records for the filling turn.
  func decide<Answer>(
    _ command: (inout Segment) throws(SegmentRefusal) -> (records: [SegmentRecord], answer: Answer)
  ) -> Result<Answer, SegmentRefusal> {
    do {
      let decision = try command(&segment)
      records += decision.records
      return .success(decision.answer)
    } catch {
      return .failure(error)
    }
  }

  /// Ends every hold whose time is over.
  func expire(at now: WallTime) {
    guard let deadline = segment.nextDeadline, deadline <= now else { return }
    records += segment.expire(at: now)
  }

  /// What is held and sold, seat by seat. Made anew when something has changed, but only so often
  /// (`InventoryLimits.seatViewsPerWindow`); beyond that the last picture is shown again.
  func seatView(at now: Instant) -> Pending<InventoryV1.SeatStates> {
    if let view, view.version == segment.version { return view.pending }
    if now >= viewBudget.windowEnds {
      viewBudget = ViewBudget(windowEnds: now.advanced(by: InventoryLimits.seatViewWindow))
    }
    if let view, viewBudget.made >= InventoryLimits.seatViewsPerWindow { return view.pending }
    viewBudget.made += 1
    let taken = segment.takenSeats
    let states = InventoryV1.SeatStates(held: taken.held, sold: taken.sold)
    let pending = Pending(result: .success(states), verdict: verdict)
    view = SeatView(version: segment.version, pending: pending)
    return pending
  }
}

// MARK: - The journal

extension SegmentDesk {
  /// Turns the collected records into the next batches: one, unless it would be too large to tell.
  func close() -> [JournalBatch] {
    precondition(!records.isEmpty && closed.isEmpty, "one turn at a time, and not an empty one")
    var part: [SegmentRecord] = []
    var bytes = 0
    for record in records {
      let more = weight(of: record)
      if !part.isEmpty, bytes + more > InventoryLimits.batchBytes {
        add(part)
        (part, bytes) = ([], 0)
      }
      part.append(record)
      bytes += more
    }
    add(part)
    records.removeAll(keepingCapacity: true)
    (waitingForClosed, waitingForFilling) = (waitingForFilling, 0)
    return closed.map { entry in
      JournalBatch(
        segment: name, sequence: entry.sequence, epoch: entry.epoch,
        records: SegmentCodec.encode(entry.records))
    }
  }

  private func add(_ part: [SegmentRecord]) {
    sequence += 1
    closed.append(Entry(sequence: sequence, epoch: epoch, records: part))
  }

  /// No less than the bytes of the record in a message, unless it is the stock, which is alone.
  private func weight(of record: SegmentRecord) -> Int {
    switch record {
    case .opened: InventoryLimits.batchBytes
    case .held(let placing): 512 + placing.places.count * largestPlace()
    default: 512
    }
  }

  private func largestPlace() -> Int {
    if let placeBytes { return placeBytes }
    let largest = segment.stock?.types.map(\.placeBytes).max() ?? 0
    placeBytes = largest
    return largest
  }

  /// The state after the batch just closed, when it is time to keep one.
  func snapshot(after records: Int) -> JournalSnapshot? {
    precondition(self.records.isEmpty, "a snapshot is of the state after a batch")
    guard segment.version - snapshotVersion >= records else { return nil }
    snapshotVersion = segment.version
    return JournalSnapshot(sequence: sequence, state: SegmentSnapshot.encode(segment))
  }

  /// The closed batches are durable.
  func settle() {
    precondition(!closed.isEmpty, "what settles was closed")
    durableSequence = sequence
    recent += closed
    recentRecords += closed.reduce(0) { $0 + $1.records.count }
    closed = []
    waitingForClosed = 0
    if !hasRecords { verdict = nil }
    forgetOld()
  }

  /// Keeps the newest entries within `recentRecords`; in bulk, so that each is moved once or twice.
  private func forgetOld() {
    guard recentRecords > 2 * InventoryLimits.recentRecords else { return }
    var first = recent.count
    var kept = 0
    while first > 0, kept + recent[first - 1].records.count <= InventoryLimits.recentRecords {
      first -= 1
      kept += recent[first].records.count
    }
    recent.removeFirst(first)
    recentRecords = kept
  }

  /// The durable entries after `sequence`, when memory still has them.
  func entries(after sequence: Int64, limit: Int) -> ArraySlice<Entry>? {
    guard let first = recent.first, sequence >= first.sequence - 1 else { return nil }
    let start = Int(sequence - (first.sequence - 1))
    return recent.dropFirst(start).prefix(limit)
  }
}

extension Stock.TicketType {
  /// The most that one of its places takes in a message.
  fileprivate var placeBytes: Int {
    let longest = rows.lazy.map { row in
      let seat = row.seats.lazy.map { $0.id.utf8.count + $0.number.utf8.count }.max() ?? 0
      return row.zone.utf8.count + row.label.utf8.count + seat
    }.max() ?? 0
    return 64 + id.utf8.count + max(longest, name.utf8.count)
  }
}

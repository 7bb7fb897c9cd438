import Base
import Logging
import Messages
import Orders
import Ports
import RPCCore

/// The tail of the stock's journal: rows and offset in one write, so that every record has its
/// effect exactly once, whoever restarts when.
///
/// ```
///  stored offsets ─► Follow ─► received (bounded) ─► write { offset + 1? rows; offset } ─► news
///        ▲                                                      │ fails
///        └──────────── opened anew after a rest ◄───────────────┘
/// ```
extension OrderServer {
  func followJournal() async {
    while !Task.isCancelled {
      do {
        try await followOnce()
      } catch {
        guard !Task.isCancelled else { return }
        await rest(after: error)
      }
    }
  }

  private func rest(after error: any Error) async {
    let isOver = (error as? RPCError)?.code == .deadlineExceeded
    if !isOver {
      failures += 1
      hasCaughtUp = false
      log.warning(
        "the journal's stream broke and is opened anew",
        metadata: ["error": "\(error)", "failures": "\(failures)"])
    }
    let delay = min(OrderLimits.firstRetry * (1 << min(failures, 10)), OrderLimits.longestRetry)
    // A cancelled rest ends early; the caller looks.
    try? await loop.sleep(for: delay)
  }

  /// One stream, from the stored offsets until it or a write fails.
  private func followOnce() async throws {
    received = []
    receivedRecords = 0
    let offsets = try await store.read { tx in try JournalOffsets.all(tx) }
    let request = InventoryV1.FollowRequest(
      offsets: offsets.map { .init(segment: $0.segment, sequence: $0.sequence) })
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        try await self.inventory.follow(request, CallOptions(timeout: OrderLimits.streamTime)) { entry in
          try await self.receive(entry)
        }
      }
      group.addTask { try await self.storeReceived() }
      defer { group.cancelAll() }
      _ = try await group.next()
    }
  }

  /// Takes one entry; the stream's next is not read before there is room for it.
  private func receive(_ entry: InventoryV1.JournalEntry) async throws {
    while receivedRecords >= OrderLimits.bufferedRecords {
      try Task.checkCancellation()
      await space.wait(upTo: .seconds(1), on: loop)
    }
    received.append(entry)
    receivedRecords += max(entry.records.count, 1)
    arrival.ring()
  }

  private func storeReceived() async throws {
    while true {
      try Task.checkCancellation()
      let taken = takeReceived()
      guard !taken.isEmpty else {
        await arrival.wait(upTo: .seconds(5), on: loop)
        continue
      }
      space.ring()
      // One without a segment says that nothing is left to catch up on.
      let entries = taken.filter { !$0.segment.isEmpty }
      if !entries.isEmpty { try await keep(entries) }
      failures = 0
      if entries.count < taken.count { hasCaughtUp = true }
    }
  }

  private func keep(_ entries: [InventoryV1.JournalEntry]) async throws {
    let now = loop.wallNow
    if configuration.planted.contains(.offsetBeforeRows) {
      try await store.write { tx in try self.noteOffsets(entries, tx) }
    }
    let touched = try await store.write { tx in try self.apply(entries, tx, at: now) }
    if configuration.planted.contains(.offsetAfterRows) {
      try await store.write { tx in try self.noteOffsets(entries, tx) }
    }
    announce(touched)
  }

  private func takeReceived() -> [InventoryV1.JournalEntry] {
    var count = 0
    var records = 0
    while count < received.count, records < OrderLimits.recordsPerWrite {
      records += max(received[count].records.count, 1)
      count += 1
    }
    let taken = Array(received.prefix(count))
    received.removeFirst(count)
    receivedRecords -= records
    return taken
  }
}

// MARK: - Applying

/// What the tail cannot be.
enum TailError: Error, Sendable {
  case gap(segment: String, stored: Int64, told: Int64)
  case unknownOrder(String)
  case badRecord(String)
}

extension OrderServer {
  /// Makes rows of the entries that are not stored yet; returns the orders they tell of.
  private nonisolated func apply(
    _ entries: [InventoryV1.JournalEntry], _ tx: any SQLTransaction, at now: WallTime
  ) throws -> [Identifier] {
    var offsets: [String: Int64] = [:]
    var touched: [Identifier] = []
    let isTold = configuration.planted.contains(.offsetBeforeRows)
    for entry in entries {
      let stored = try offsets[entry.segment]
        ?? (isTold ? entry.sequence - 1 : JournalOffsets.of(entry.segment, tx))
      guard entry.sequence > stored else { continue }
      guard entry.sequence == stored + 1 else {
        throw TailError.gap(segment: entry.segment, stored: stored, told: entry.sequence)
      }
      for record in entry.records {
        if let order = try apply(record, tx, at: now) { touched.append(order) }
      }
      offsets[entry.segment] = entry.sequence
    }
    if !configuration.planted.contains(.offsetAfterRows) { try set(offsets, tx) }
    return touched
  }

  private nonisolated func set(_ offsets: [String: Int64], _ tx: any SQLTransaction) throws {
    for (segment, sequence) in offsets.sorted(by: { $0.key < $1.key }) {
      try JournalOffsets.set(segment, sequence, tx)
    }
  }

  /// A planted bug: offsets apart from the rows.
  private nonisolated func noteOffsets(
    _ entries: [InventoryV1.JournalEntry], _ tx: any SQLTransaction
  ) throws {
    try set(Dictionary(entries.map { ($0.segment, $0.sequence) }, uniquingKeysWith: max), tx)
  }

  private nonisolated func apply(
    _ record: InventoryV1.JournalRecord, _ tx: any SQLTransaction, at now: WallTime
  ) throws -> Identifier? {
    switch record.record {
    case .held(let placed):
      return try place(placed, tx)
    case .released(let released):
      let ending: Order.Ending = released.reason == .buyer ? .cancelled : .expired
      return try end(try identifier(released.orderID), ending, tx, at: now)
    case .frozen(let frozen):
      let order = try identifier(frozen.orderID)
      guard try OrderBooks.noteSale(tx, frozen.xid, of: order) else {
        throw TailError.unknownOrder(frozen.orderID)
      }
      return order
    case .opened, .sold, .returning, .returned, .branchCancelled:
      // Stock's own business: what they mean for the order its own branch of the transaction says.
      return nil
    case nil:
      throw TailError.badRecord("a record of a kind this program does not know")
    }
  }

  private nonisolated func place(
    _ placed: InventoryV1.HoldPlaced, _ tx: any SQLTransaction
  ) throws -> Identifier {
    let id = try identifier(placed.orderID)
    guard let currency = Currency(code: placed.currency) else {
      throw TailError.badRecord("a hold in the currency \(placed.currency)")
    }
    let lines = placed.places.map { place in
      OrderLine(
        seat: place.seatID, label: place.label, ticketType: place.ticketTypeID,
        price: Money(minor: place.priceMinor, currency))
    }
    if placed.regrab {
      guard !configuration.planted.contains(.regrabKeepsOldPlaces) else { return id }
      try OrderBooks.replaceLines(tx, lines, of: id)
      return id
    }
    let order = Order(
      id: id, user: try identifier(placed.userID), performance: placed.performanceID, lines: lines,
      amount: lines.reduce(Money.zero(currency)) { $0 + $1.price },
      createdAt: WallTime(milliseconds: placed.atMs), expiresAt: WallTime(milliseconds: placed.expiresAtMs))
    try OrderBooks.insert(tx, order)
    return id
  }

  private nonisolated func end(
    _ id: Identifier, _ ending: Order.Ending, _ tx: any SQLTransaction, at now: WallTime
  ) throws -> Identifier {
    guard var row = try OrderBooks.find(tx, id) else { throw TailError.unknownOrder(id.description) }
    let before = row.order
    let effects = row.order.holdEnded(ending)
    if row.order != before { try OrderBooks.update(tx, row.order) }
    try perform(effects, on: row.order, tx, at: now)
    return id
  }

  private nonisolated func identifier(_ text: String) throws -> Identifier {
    guard let id = Identifier(text) else { throw TailError.badRecord("the id \(text)") }
    return id
  }
}

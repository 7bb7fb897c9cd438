import Base
import InventoryService
import Logging
import MemoryPorts
import Messages
import Ports
import RPCCore
import RPCInProcess
import TestKit

/// A journal that takes a millisecond, counts, and can be told to fail.
final class SlowJournal: JournalStore {
  let memory: MemoryJournalStore
  private let loop: any Loop
  private let counted = Locked(0)
  private let away = Locked(false)

  init(_ memory: MemoryJournalStore, loop: any Loop) {
    self.memory = memory
    self.loop = loop
  }

  /// Nothing can be appended or claimed while it is away.
  func setAway(_ isAway: Bool) { away.withLock { $0 = isAway } }

  private func checkHere() throws(JournalError) {
    if away.withLock({ $0 }) { throw .unknownOutcome("the journal is away") }
  }

  var appends: Int { counted.withLock { $0 } }

  func append(_ batches: [JournalBatch]) async throws(JournalError) {
    counted.withLock { $0 += 1 }
    await pause()
    try checkHere()
    try await memory.append(batches)
  }

  func claim(_ segment: String) async throws(JournalError) -> JournalClaim {
    await pause()
    try checkHere()
    return try await memory.claim(segment)
  }

  func read(_ segment: String, after: Int64, limit: Int) async throws(JournalError) -> [JournalBatch] {
    await pause()
    return try await memory.read(segment, after: after, limit: limit)
  }

  func segments() async throws(JournalError) -> [JournalHead] { try await memory.segments() }

  func saveSnapshot(_ snapshot: JournalSnapshot, of segment: String, epoch: Int64)
    async throws(JournalError)
  {
    await pause()
    try await memory.saveSnapshot(snapshot, of: segment, epoch: epoch)
  }

  func close() async { await memory.close() }

  private func pause() async {
    // Cancelled or not, the disk is as slow.
    try? await loop.sleep(for: .milliseconds(1))
  }
}

/// One running inventory service and its clients.
struct Stage: Sendable {
  let loop: TestLoop
  let journal: SlowJournal
  let server: InventoryServer
  let running: SpawnedTask
  let stock: InventoryV1.InventoryServiceClient
  let branches: TransactionV1.ParticipantServiceClient

  init(
    _ loop: TestLoop, _ memory: MemoryJournalStore? = nil,
    _ configuration: InventoryConfiguration = InventoryConfiguration()
  ) async {
    self.loop = loop
    journal = SlowJournal(memory ?? MemoryJournalStore(dice: loop), loop: loop)
    var log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    log.logLevel = .critical
    let server = InventoryServer(loop: loop, journal: journal, configuration: configuration, log: log)
    self.server = server
    running = loop.spawn { await server.run() }
    let channel = InProcessChannel(definitions: server.definitions, loop: loop, log: log)
    stock = InventoryV1.InventoryServiceClient(channel)
    branches = TransactionV1.ParticipantServiceClient(channel)
    await server.recovered()
  }

  /// Runs `body` on a stage whose performance `p1` is on sale.
  static func run(
    seed: UInt64 = 1, _ stock: InventoryV1.OpenStockRequest = smallHall(),
    _ configuration: InventoryConfiguration = InventoryConfiguration(),
    _ body: @escaping @Sendable (Stage) async throws -> Void
  ) throws {
    try TestLoop.run(seed: seed) { loop in
      let stage = await Stage(loop, nil, configuration)
      _ = try await stage.stock.openStock(stock)
      try await body(stage)
    }
  }

  func stop() async {
    running.cancel()
    await running.finished()
  }

  /// Every append fails from now on; `isThere` says whether it is durable all the same.
  func breakJournal(isThere: Bool) {
    journal.memory.setFaults(isThere ? .init(unansweredPercent: 100) : .init(lostPercent: 100))
  }

  func mendJournal() { journal.memory.setFaults(.init()) }

  // MARK: - Calls

  func hold(
    _ selection: InventoryV1.HoldRequest.Selection, buyer: Int = 1, key: String, performance: String = "p1"
  ) async throws(RPCError) -> InventoryV1.HoldResponse {
    try await stock.hold(
      .init(performanceID: performance, selection: selection), options(buyer, key))
  }

  /// Asks again with the same request id until there is a true answer.
  func holdForSure(
    _ selection: InventoryV1.HoldRequest.Selection, buyer: Int = 1, key: String
  ) async throws -> InventoryV1.HoldResponse {
    while true {
      do {
        return try await hold(selection, buyer: buyer, key: key)
      } catch {
        guard error.code == .unavailable else { throw error }
        try await loop.sleep(for: .milliseconds(20))
      }
    }
  }

  func release(_ order: String, buyer: Int? = 1) async throws(RPCError) {
    let request = InventoryV1.ReleaseRequest(performanceID: "p1", orderID: order)
    _ = try await stock.release(request, buyer.map { options($0, "release") } ?? CallOptions())
  }

  func options(_ buyer: Int, _ key: String) -> CallOptions {
    CallOptions(metadata: [
      MetadataKey.user: user(buyer).description, MetadataKey.roles: "buyer", MetadataKey.request: key,
    ])
  }

  func user(_ number: Int) -> Identifier {
    Identifier(hi: 0x0198_0000_0000_0000 | UInt64(number & 15) << 8, lo: UInt64(number))
  }

  /// Free, held, sold of one type.
  func counts(_ type: String) async throws -> [UInt32] {
    let availability = try await stock.getAvailability(.init(performanceID: "p1"))
    return availability.types.filter { $0.ticketTypeID == type }.flatMap { [$0.free, $0.held, $0.sold] }
  }

  // MARK: - Transactions

  func sell(_ order: String, xid: String = "x1", regrab: Bool = false) -> TransactionV1.BranchRequest {
    branch(
      xid, .sellHold(.init(performanceID: "p1", orderID: order, regrab: regrab)))
  }

  func takeBack(_ order: String, xid: String = "r1") -> TransactionV1.BranchRequest {
    branch(xid, .returnTickets(.init(performanceID: "p1", orderID: order)))
  }

  func branch(_ xid: String, _ action: TransactionV1.BranchAction.Action) -> TransactionV1.BranchRequest {
    .init(
      xid: xid, branchID: "inventory",
      deadlineAtMs: loop.wallNow.advanced(by: .seconds(30)).milliseconds, action: .init(action: action))
  }
}

func general(_ count: UInt32) -> InventoryV1.HoldRequest.Selection {
  .general(.init(ticketTypeID: "standing", quantity: count))
}

func best(_ count: UInt32) -> InventoryV1.HoldRequest.Selection {
  .best(.init(ticketTypeID: "vip", quantity: count))
}

func chosen(_ seats: String...) -> InventoryV1.HoldRequest.Selection { .chosen(.init(seatIDs: seats)) }

/// Two rows of ten, and a standing area. On sale for a day from `TestLoop`'s start on.
func smallHall(
  _ performance: String = "p1", limit: UInt32 = 6, holdSeconds: UInt32 = 60, standing: UInt32 = 20
) -> InventoryV1.OpenStockRequest {
  func row(_ label: String) -> InventoryV1.StockRow {
    .init(
      zone: "Z", label: label, seatIDs: (1...10).map { "\(label)-\($0)" }, numbers: (1...10).map(String.init))
  }
  return .init(
    performanceID: performance, saleStartsAt: TestLoop.defaultStart,
    saleEndsAt: TestLoop.defaultStart.advanced(by: .seconds(86_400)), holdSeconds: holdSeconds,
    limitPerBuyer: limit,
    types: [
      .init(ticketTypeID: "vip", name: "VIP", priceMinor: 88_000, currency: "CNY", rows: [row("A"), row("B")]),
      .init(
        ticketTypeID: "standing", name: "Standing", priceMinor: 18_000, currency: "CNY",
        generalCapacity: standing),
    ])
}

/// The reason of the refusal that `body` ends with; empty when it ends well.
func reason(_ body: () async throws -> Void) async -> String {
  do {
    try await body()
    return ""
  } catch {
    return (error as? RPCError)?.reason ?? "\(error)"
  }
}

internal import Base
internal import Composition
internal import Foundation
internal import HTTPTransport
internal import JSON
public import Logging
internal import RPCNetwork

/// One whole on-sale on a fresh platform: import, open, sell, kill, settle, stop, audit.
///
/// ```
///  seed buyers ─► start platform ─► import plan, publish ─► opening ─► everybody comes
///                      ▲  │ SIGKILL                             │
///                      └──┘                                     ▼
///  report ◄─ auditor reads the stores ◄─ stop ◄─ all settled ◄─ sold out or nobody waits
/// ```
public struct Drill: Sendable {
  private let options: DrillOptions
  private let log: Logger
  private let progress: @Sendable (String) -> Void

  public init(_ options: DrillOptions, log: Logger, progress: @escaping @Sendable (String) -> Void)
  {
    self.options = options
    self.log = log
    self.progress = progress
  }

  /// Runs it once. Throws when the platform cannot be started at all; broken invariants are in the report.
  public func run() async throws -> DrillReport {
    let directory = FileManager.default.temporaryDirectory.appending(
      path: "onsale-drill-\(UUID().uuidString)"
    ).path
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    defer {
      // What cannot be removed is left to the system's cleaning of temporary files.
      if !options.keepsData { try? FileManager.default.removeItem(atPath: directory) }
    }
    if options.keepsData { progress("data in \(directory)") }
    let stage = Stage(options, directory: directory, log: log)
    let capacity = try options.capacity
    let group = LoopGroup(count: 1)
    let tokens = try DrillTokens(directory: directory, clock: group.loops[0])
    try await tokens.seed(Int(Double(capacity) * options.peoplePerTicket) + 1, directory: directory)
    progress("starting the platform")
    let gateway = try await stage.start()
    var limits = HTTPTransportLimits()
    limits.connectionsPerHost = 256
    limits.waitingPerHost = 4096
    let http = try HTTPTransport(loop: group.loops[0], limits: limits)
    let tally = Tally()
    let box = try BoxOffice(
      tokens: tokens, gateway: gateway, http: http, loop: group.loops[0], tally: tally)
    do {
      let report = try await play(stage, box, tally)
      await http.shutDown()
      try await group.shutDown()
      return report
    } catch {
      await stage.stop()
      throw error
    }
  }

  private func play(_ stage: Stage, _ box: BoxOffice, _ tally: Tally) async throws -> DrillReport {
    let performances = try await box.putOnSale(options)
    let capacity = performances.reduce(0) { $0 + $1.types.reduce(0) { $0 + $1.capacity } }
    var shape = Workload.Shape(
      performances: performances.count, capacity: capacity,
      peoplePerTicket: options.peoplePerTicket,
      holdSeconds: options.holdSeconds, seed: options.seed)
    if options.profile == .smallQuotas {
      shape.outcomes = [400, 50, 50, 200, 300]
      shape.refundsPerMille = 200
      shape.largestGroup = 2
      shape.realLogins = 8
    }
    let workload = Workload(shape)
    progress(
      "\(capacity) places in \(performances.count) performances, \(workload.people.count) people")
    let sale = Sale(
      performances: performances, holdSeconds: options.holdSeconds,
      opening: box.loop.now.advanced(by: .milliseconds(200)), tally: tally)
    let kills = try await sell(workload, sale, stage, box, tally)
    let lasted = sale.opening.duration(to: box.loop.now)
    progress("settling")
    try await box.awaitRest(sale)
    await stage.stop()
    progress("auditing the stores")
    let audit = try Auditor(directory: stage.directory).audit(Told(tally.snapshot))
    return DrillReport(audit: audit, tally: tally.snapshot, lasted: lasted, kills: kills)
  }

  /// Everybody comes; returns how many processes were killed.
  private func sell(
    _ workload: Workload, _ sale: Sale, _ stage: Stage, _ box: BoxOffice, _ tally: Tally
  ) async throws -> Int {
    let buying = Locked(workload.people.count)
    // Small quotas are bought by eight people at a time, each performance for itself.
    let doors = options.profile == .smallQuotas ? sale.performances.map { _ in Turnstile(8) } : []
    return await withTaskGroup(of: Int.self) { group in
      group.addTask {
        await withDiscardingTaskGroup { people in
          for person in workload.people {
            people.addTask {
              await come(
                person, sale, box, through: doors.isEmpty ? nil : doors[person.performance])
              buying.withLock { $0 -= 1 }
            }
          }
        }
        return 0
      }
      group.addTask { await killer(stage, tally, buying, on: box.loop) }
      group.addTask {
        await usher(sale, box, buying)
        return 0
      }
      return await group.reduce(0, +)
    }
  }

  private func come(
    _ person: Workload.Person, _ sale: Sale, _ box: BoxOffice, through door: Turnstile?
  ) async {
    await door?.enter()
    do {
      var buyer = Buyer(person, sale, try box.client(of: person), door: door)
      await buyer.run()
    } catch {
      log.error("a buyer has no token", metadata: ["error": "\(error)"])
    }
    await door?.leave()
  }

  /// Kills while the sale is under way: between two kills some hundreds or thousands of requests are
  /// answered, so that every kill hits work.
  private func killer(
    _ stage: Stage, _ tally: Tally, _ buying: Locked<Int>, on loop: any Loop
  ) async -> Int {
    var dice = SeededDice(seed: options.seed &+ 77)
    var kills = 0
    while kills < options.kills {
      let goal = tally.answered + 200 + Int(dice.next() % 4_000)
      var waits = 0
      repeat {
        do { try await loop.sleep(for: .milliseconds(50 + Int(dice.next() % 100))) } catch {
          return kills
        }
        waits += 1
      } while tally.answered < goal && waits < Self.longestCalm && buying.withLock { $0 } > 0
      guard let victim = stage.kill(&dice) else { continue }
      kills += 1
      progress("killed \(victim) (\(kills) of \(options.kills))")
    }
    return kills
  }

  /// Looks between two kills when hardly anybody asks for anything any more: ten seconds.
  private static let longestCalm = 100

  /// Tells the waiting lines what is free, and ends the sale when nothing can come back any more, or
  /// when nothing has moved for longer than anything may take.
  private func usher(_ sale: Sale, _ box: BoxOffice, _ buying: Locked<Int>) async {
    var last = Look()
    var lastWord = box.loop.now
    var lastChange = box.loop.now
    var quietRounds = 0
    while quietRounds < 3 {
      do { try await box.loop.sleep(for: .milliseconds(200)) } catch { break }
      let look = await look(sale, box, buying)
      if look != last { (last, lastChange) = (look, box.loop.now) }
      quietRounds = look.isEnd(of: sale) ? quietRounds + 1 : 0
      if lastWord.duration(to: box.loop.now) > .seconds(2) {
        lastWord = box.loop.now
        progress(look.text)
      }
      if lastChange.duration(to: box.loop.now) > Self.standstill {
        sale.tally.note { $0.unexpected["the sale stood still", default: 0] += 1 }
        break
      }
    }
    let unsold = await unsold(sale, box)
    sale.tally.note { $0.undersold = unsold }
    for performance in sale.performances { await performance.line.end() }
  }

  /// Places that are free although somebody waits for one, or went away without.
  private func unsold(_ sale: Sale, _ box: BoxOffice) async -> Int {
    let left = sale.tally.snapshot.leftWanting
    var unsold = 0
    for (index, performance) in sale.performances.enumerated() {
      var count = await box.count(performance)
      for _ in 0..<20 where count == nil {
        // A sale that is cut short is asked at once.
        try? await box.loop.sleep(for: .milliseconds(250))
        count = await box.count(performance)
      }
      let wanted = await performance.line.count + left[index, default: 0]
      // Nobody says what is free: then nothing proves that it was sold.
      unsold += min(count?.free ?? wanted, wanted)
    }
    return unsold
  }

  /// Longer than a hold lives, a callback is late, or a killed process is away, all together.
  private static let standstill: Duration = .seconds(120)

  /// One look around the hall.
  private struct Look: Hashable {
    var totals = BoxOffice.Count()
    /// Performances whose figures are known.
    var known = 0
    var waiting = 0
    var people = 0
    /// Places that are free although somebody waits for one of that performance.
    var wanted = 0

    /// Whether nothing is held, and nobody is left who could still buy.
    func isEnd(of sale: Sale) -> Bool {
      known == sale.performances.count && totals.held == 0 && wanted == 0 && people <= waiting
    }

    var text: String {
      "free \(totals.free), held \(totals.held), sold \(totals.sold); \(people) people, \(waiting) of them waiting"
    }
  }

  private func look(_ sale: Sale, _ box: BoxOffice, _ buying: Locked<Int>) async -> Look {
    var look = Look()
    for performance in sale.performances {
      if let count = await box.count(performance) {
        look.wanted += min(count.free, await performance.line.count)
        if count.free > 0 { await performance.line.call(free: count.free) }
        look.totals.add(count)
        look.known += 1
      }
      look.waiting += await performance.line.count
    }
    look.people = buying.withLock { $0 }
    return look
  }
}

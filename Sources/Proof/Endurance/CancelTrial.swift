internal import Base
internal import RPCCore
internal import RPCNetwork

/// Thousands of cancels a second over one connection, at both ends of their life: calls that never left,
/// calls whose handler runs. Honest calls beside them must not notice.
///
/// ```
///  every millisecond: begin what is due ─► Hang ─► cancelled 0 to 8 ms later ─► CANCELLED here,
///                                                                                handler ended there
///  four honest callers: Echo ─► the same bytes, again and again
/// ```
public struct CancelTrial: Sendable {
  private let duration: Duration
  private let rate: Int
  private let executable: String

  /// - Parameters:
  ///   - duration: how long calls are made.
  ///   - rate: calls made and cancelled per second.
  ///   - executable: the `onsale` program whose server is tried.
  public init(duration: Duration, rate: Int, executable: String) {
    (self.duration, self.rate, self.executable) = (duration, rate, executable)
  }

  enum Limits {
    /// Begun at one time, after a moment in which this process did not run.
    static let burst = 200
    /// The longest life of a call, in milliseconds.
    static let lifeMs = 8
    static let honestCallers = 4
    static let settling: Duration = .seconds(5)
  }

  /// Runs it once. Throws when there is no server to try.
  public func run() async throws -> CancelReport {
    let (duration, rate) = (duration, rate)
    return try await EnduranceStage.run(executable: executable) { stage in
      let channel = stage.channel()
      let tally = CancelTally()
      // The connection, its buffers and tables are made before memory is looked at.
      try await Self.cancel(on: channel, rate: rate, for: .seconds(1), stage.loop, tally)
      _ = try await Self.settled(channel, stage.loop)
      let (first, before) = (tally.snapshot, stage.memory)
      let isOver = Locked(false)
      let honest = (0..<Limits.honestCallers).map { _ in
        stage.loop.spawn { await Self.beHonest(channel, stage.loop, tally, isOver) }
      }
      let began = stage.loop.now
      try await Self.cancel(on: channel, rate: rate, for: duration, stage.loop, tally)
      let lasted = began.duration(to: stage.loop.now)
      isOver.withLock { $0 = true }
      for caller in honest { await caller.finished() }
      let counts = try await Self.settled(channel, stage.loop)
      let report = CancelReport(
        wantedRate: rate, lasted: lasted, before: first, client: tally.snapshot, server: counts,
        memoryBefore: before, memoryAfter: stage.memory)
      channel.close()
      return report
    }
  }

  /// Begins `rate` calls a second and cancels each soon after; returns when all have ended.
  private static func cancel(
    on channel: any Channel, rate: Int, for duration: Duration, _ loop: NIOLoop, _ tally: CancelTally
  ) async throws {
    let began = loop.now
    let end = began.advanced(by: duration)
    // A little more than wanted, so that what is counted at the end is not a little less.
    let aim = Int64(rate + rate / 50)
    var started = 0
    // Calls by the millisecond of their end.
    var ending = [[SpawnedTask]](repeating: [], count: Limits.lifeMs + 1)
    var tick = 0
    var all: [SpawnedTask] = []
    while loop.now < end {
      let due = Int(began.duration(to: loop.now).clampedNanoseconds * aim / 1_000_000_000)
      for _ in 0..<min(max(0, due - started), Limits.burst) {
        started += 1
        let call = loop.spawn { await tally.call(channel) }
        ending[(tick + started % (Limits.lifeMs + 1)) % ending.count].append(call)
      }
      let slot = tick % ending.count
      for call in ending[slot] { call.cancel() }
      // Those of a second ago have ended long since.
      all.append(contentsOf: ending[slot])
      if all.count > 2 * rate { all.removeFirst(rate) }
      ending[slot] = []
      tick += 1
      try await loop.sleep(for: .milliseconds(1))
    }
    for call in ending.joined() { call.cancel() }
    for call in all + ending.joined() { await call.finished() }
  }

  private static func beHonest(
    _ channel: any Channel, _ loop: NIOLoop, _ tally: CancelTally, _ isOver: Locked<Bool>
  ) async {
    var number: UInt64 = 0
    while !isOver.withLock({ $0 }) {
      number += 1
      let request = (0..<64).map { UInt8(truncatingIfNeeded: number &* 31 &+ $0) }
      let sent = loop.now
      do throws(RPCError) {
        let answer = try await channel.unary(EnduranceService.echo, request, CallOptions(timeout: .seconds(5)))
        tally.honest(answer == request ? nil : "another answer", sent.duration(to: loop.now))
      } catch {
        tally.honest("\(error.code.name) \(error.reason)", sent.duration(to: loop.now))
      }
      do { try await loop.sleep(for: .milliseconds(10)) } catch { return }
    }
  }

  /// The server's counts once no handler runs any more, or after a while.
  private static func settled(_ channel: any Channel, _ loop: NIOLoop) async throws -> EnduranceService.Counts {
    let end = loop.now.advanced(by: Limits.settling)
    while true {
      let counts = try await EnduranceService.counts(of: channel)
      if counts.begun == counts.cancelled + counts.finished || loop.now >= end { return counts }
      try await loop.sleep(for: .milliseconds(20))
    }
  }
}

/// What the client of a trial of cancels saw.
final class CancelTally: Sendable {
  struct Counts: Sendable {
    var made = 0
    var cancelled = 0
    /// Calls that ended in another way than by our cancel.
    var strange: [String: Int] = [:]
    var honest: [Double] = []
    var failures: [String: Int] = [:]
  }

  private let counts = Locked(Counts())

  var snapshot: Counts { counts.withLock { $0 } }

  /// One call that somebody will cancel.
  func call(_ channel: any Channel) async {
    counts.withLock { $0.made += 1 }
    do throws(RPCError) {
      _ = try await channel.unary(EnduranceService.hang, [1, 2, 3], CallOptions(timeout: .seconds(30)))
      counts.withLock { $0.strange["OK", default: 0] += 1 }
    } catch {
      let isOurs = error.code == .cancelled
      counts.withLock { counts in
        if isOurs { counts.cancelled += 1 } else { counts.strange["\(error.code.name) \(error.reason)", default: 0] += 1 }
      }
    }
  }

  func honest(_ failure: String?, _ took: Duration) {
    counts.withLock { counts in
      counts.honest.append(Double(took.clampedNanoseconds) / 1_000_000)
      if let failure { counts.failures[failure, default: 0] += 1 }
    }
  }
}

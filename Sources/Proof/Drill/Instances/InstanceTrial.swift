internal import Base
internal import Composition
internal import Foundation
internal import HTTPTransport
public import Logging
internal import RPCNetwork

/// A platform of its own, each role a process, under load while every instance is restarted in good
/// order, or killed: no call may fail.
///
/// ```
///  start ─► put on sale, register people ─► lanes of calls ─┬─ SIGUSR2: every role in turn ─┐
///                                                            └─ SIGKILL, one role after another ─┤
///  report ◄─ stop ◄─ lanes end ◄─ a moment more ◄────────────────────────────────────────────┘
/// ```
/// A call is one request or one RPC. Nobody here tries again: what is tried again is tried by the
/// platform's own clients, by their usual rules.
public struct InstanceTrial: Sendable {
  /// What happens to the instances.
  public enum Fault: String, Sendable, CaseIterable {
    /// Told to stop, started again, by the supervisor: all kinds of calls go on.
    case restart
    /// SIGKILL, of every role that answers RPC: idempotent calls go on.
    case kill
  }

  let fault: Fault
  /// How often every instance is restarted or killed.
  let rounds: Int
  /// The `onsale` program that plays the platform.
  private let executable: String
  private let log: Logger
  let progress: @Sendable (String) -> Void

  enum Limits {
    /// A process that was killed is serving again within it, on a busy machine too.
    static let comeback: Duration = .seconds(30)
    /// An instance that was killed is out of the list within it.
    static let ejection: Duration = .seconds(1)
    static let look: Duration = .milliseconds(3)
    /// Load before the first fault, after each kill, and after the last.
    static let calm: Duration = .milliseconds(700)
  }

  public init(
    _ fault: Fault, rounds: Int = 1, executable: String, log: Logger, progress: @escaping @Sendable (String) -> Void
  ) {
    (self.fault, self.rounds, self.executable, self.log, self.progress) = (fault, rounds, executable, log, progress)
  }

  /// Runs it once. Throws when the platform cannot be started at all; what failed is in the report.
  public func run() async throws -> InstanceReport {
    let directory = FileManager.default.temporaryDirectory.appending(path: "onsale-prove-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    defer {
      // What cannot be removed is left to the system's cleaning of temporary files.
      try? FileManager.default.removeItem(atPath: directory)
    }
    var options = DrillOptions(plan: TrialLoad.plan, executable: executable)
    options.separateProcesses = true
    options.holdSeconds = 60
    let stage = Stage(options, directory: directory, settings: Self.settings, log: log)
    let group = LoopGroup(count: 1)
    let tokens = try DrillTokens(directory: directory, clock: group.loops[0])
    try await tokens.seed(TrialLoad.people, directory: directory)
    progress("starting the platform")
    let gateway = try await stage.start()
    do {
      let report = try await play(stage, options, tokens, gateway, group.loops[0])
      await stage.stop()
      try await group.shutDown()
      return report
    } catch {
      await stage.stop()
      throw error
    }
  }

  /// Limits of persons and addresses are not what is tried here.
  private static let settings = [
    "gateway.limits.per_address=1000000", "gateway.limits.per_user=1000000",
  ]

  private func play(
    _ stage: Stage, _ options: DrillOptions, _ tokens: DrillTokens, _ gateway: String, _ loop: NIOLoop
  ) async throws -> InstanceReport {
    let http = try HTTPTransport(loop: loop)
    let cluster = try TrialCluster(directory: stage.directory, registryPort: stage.registryPort, on: loop)
    let box = try BoxOffice(tokens: tokens, gateway: gateway, http: http, loop: loop, tally: Tally())
    guard let performance = try await box.putOnSale(options).first else {
      throw BoxOffice.Failure(description: "nothing is on sale")
    }
    let load = try await TrialLoad(
      gateway: gateway, http: http, tokens: tokens, cluster: cluster, performance: performance)
    let lanes = fault == .restart ? load.all : load.idempotent
    let (tallies, isOver) = (LaneTallies(clock: loop), Locked(false))
    let work = loop.spawn { await Self.drive(lanes, tallies, isOver, on: loop) }
    try await loop.sleep(for: Limits.calm)
    let began = loop.now
    var events: [InstanceReport.Event] = []
    for _ in 0..<rounds { events += try await fault == .restart ? restartAll(stage, cluster) : killAll(stage, cluster) }
    let lasted = began.duration(to: loop.now)
    try await loop.sleep(for: Limits.calm)
    isOver.withLock { $0 = true }
    await work.finished()
    await cluster.close()
    await http.shutDown()
    return InstanceReport(fault: fault, events: events, lanes: tallies.sorted, lasted: lasted)
  }

  /// Two callers per lane, one call after another, with a breath between.
  private static func drive(_ lanes: [Lane], _ tallies: LaneTallies, _ isOver: Locked<Bool>, on loop: any Loop) async {
    await withDiscardingTaskGroup { group in
      for lane in lanes {
        for worker in 0..<2 {
          group.addTask {
            var number = worker
            while !isOver.withLock({ $0 }) {
              await tallies.measure(lane, number)
              number += 2
              // Nobody cancels this task.
              try? await loop.sleep(for: lane.pause)
            }
          }
        }
      }
    }
  }
}

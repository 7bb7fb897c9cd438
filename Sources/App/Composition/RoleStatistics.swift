internal import Base
internal import Messages
internal import RPCCore
internal import RPCNetwork

/// What a role tells operators of its calls and connections.
final class RoleStatistics: AdminV1.StatisticsServiceProtocol {
  private let calls: CallStatistics
  private let role: Role
  private let since: WallTime
  private let connections: @Sendable () -> Int
  private let subchannels: @Sendable () -> [AdminV1.Subchannel]
  private let admission: @Sendable () async -> AdmissionSnapshot?

  /// - Parameters:
  ///   - calls: what the role answers, over the network and within the process.
  ///   - connections: how many peers have open now.
  ///   - subchannels: connections to other roles.
  ///   - admission: what stands at the door; nil where all calls are taken.
  init(
    _ role: Role, _ calls: CallStatistics, clock: any Clock, connections: @escaping @Sendable () -> Int,
    subchannels: @escaping @Sendable () -> [AdminV1.Subchannel],
    admission: @escaping @Sendable () async -> AdmissionSnapshot? = { nil }
  ) {
    self.role = role
    self.calls = calls
    since = clock.wallNow
    self.connections = connections
    self.subchannels = subchannels
    self.admission = admission
  }

  func getStatistics(_ request: AdminV1.GetStatisticsRequest, _ call: ServerCall) async throws
    -> AdminV1.Statistics
  {
    let methods = calls.snapshot.map { Self.row($0.key, $0.value) }.sorted { $0.path < $1.path }
    return AdminV1.Statistics(
      role: role.rawValue, sinceMs: since.milliseconds,
      openConnections: UInt32(clamping: connections()), openCalls: methods.reduce(0) { $0 + $1.open },
      methods: methods,
      subchannels: subchannels().sorted { ($0.service, $0.address) < ($1.service, $1.address) },
      admission: await admission().map(Self.message))
  }

  private static func message(_ door: AdmissionSnapshot) -> AdminV1.Admission {
    let shed = CallPriority.allCases.map {
      AdminV1.ShedCount(priority: $0.name, calls: Int64(door.shed[$0] ?? 0))
    }
    return AdminV1.Admission(
      limit: UInt32(clamping: door.limit), running: UInt32(clamping: door.running),
      waiting: UInt32(clamping: door.waiting), isBusy: door.isBusy, shed: shed)
  }

  private static func row(_ method: MethodDescriptor, _ known: CallStatistics.Method)
    -> AdminV1.MethodStatistics
  {
    let statuses = known.statuses.sorted { $0.key.rawValue < $1.key.rawValue }
    return AdminV1.MethodStatistics(
      path: method.path, open: UInt32(clamping: known.open),
      statuses: statuses.map { AdminV1.StatusCount(status: $0.key.name, calls: Int64($0.value)) },
      medianUs: microseconds(known.times.quantile(0.5)), p99Us: microseconds(known.times.quantile(0.99)),
      longestUs: microseconds(known.times.longest))
  }

  private static func microseconds(_ time: Duration) -> Int64 { time.clampedNanoseconds / 1000 }
}

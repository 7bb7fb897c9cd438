internal import Base
internal import RPCCore

/// Knows which instances are passed over because of how their calls ended.
///
/// ```
///  well ──transport failed──► avoided for a moment ──an answer, or its time is up──► well
///    └──errors in a row, or far fewer good answers than the others──► ejected ──its time is up──► well
/// ```
struct OutlierDetector: Sendable {
  /// How a call ended, as far as its instance is to blame.
  enum Outcome: Sendable, Hashable {
    case fine
    /// The instance could not be reached, or was lost.
    case unreachable
    /// It answered late or with a failure of its own.
    case failed
    /// Says nothing about the instance: cancelled, or a refusal before it left.
    case unknown

    init(_ error: RPCError?) {
      guard let error else {
        self = .fine
        return
      }
      if error.isUnreachable {
        self = .unreachable
        return
      }
      self =
        switch error.code {
        case .cancelled: .unknown
        case .deadlineExceeded, .internal, .unknown, .dataLoss: .failed
        default: .fine
        }
    }
  }

  private struct Record {
    var avoidedUntil: Instant?
    var ejectedUntil: Instant?
    var ejections = 0
    var inARow = 0
    var good = 0
    var bad = 0
  }

  private let policy: OutlierPolicy
  private var records: [Endpoint.Key: Record] = [:]
  private var nextSweep: Instant?

  init(_ policy: OutlierPolicy) { self.policy = policy }

  /// Whether an instance is passed over while others are there.
  func isOut(_ key: Endpoint.Key, at now: Instant) -> Bool {
    guard let record = records[key] else { return false }
    return (record.avoidedUntil ?? now) > now || (record.ejectedUntil ?? now) > now
  }

  /// Instances that are ejected, which connections lost a moment ago are not.
  func ejected(at now: Instant) -> [Endpoint.Key] {
    records.filter { ($0.value.ejectedUntil ?? now) > now }.map(\.key)
  }

  /// Notes how a call ended. `hosts` is how many instances there are.
  mutating func note(_ key: Endpoint.Key, _ outcome: Outcome, hosts: Int, at now: Instant) {
    var record = records[key] ?? Record()
    switch outcome {
    case .unknown: return
    case .fine:
      // The usual case changes nothing that is not there.
      guard records[key] != nil || policy.successRate != nil else { return }
      record.avoidedUntil = nil
      record.inARow = 0
      record.good += 1
    case .unreachable:
      record.avoidedUntil = now.advanced(by: DiscoveryLimits.penalty)
      record.inARow += 1
      record.bad += 1
    case .failed:
      record.inARow += 1
      record.bad += 1
    }
    records[key] = record
    if record.inARow >= policy.consecutiveErrors { eject(key, hosts, now) }
    if let rate = policy.successRate { sweep(rate, hosts, now) }
  }

  private mutating func eject(_ key: Endpoint.Key, _ hosts: Int, _ now: Instant) {
    guard var record = records[key], (record.ejectedUntil ?? now) <= now else { return }
    let allowed = max(1, hosts * policy.maxEjectionPercent / 100)
    guard hosts > 1, policy.maxEjectionPercent > 0, ejected(at: now).count < allowed else { return }
    if let last = record.ejectedUntil, last.advanced(by: policy.maxEjectionTime) < now { record.ejections = 0 }
    record.ejections += 1
    record.inARow = 0
    record.ejectedUntil = now.advanced(
      by: min(policy.baseEjectionTime * record.ejections, max(policy.maxEjectionTime, policy.baseEjectionTime)))
    records[key] = record
  }

  /// Once per interval: ejects whose share of good answers lies below mean - factor × deviation.
  private mutating func sweep(_ rate: OutlierPolicy.SuccessRate, _ hosts: Int, _ now: Instant) {
    guard let due = nextSweep else {
      nextSweep = now.advanced(by: rate.interval)
      return
    }
    guard now >= due else { return }
    nextSweep = now.advanced(by: rate.interval)
    let shares = records.compactMap { key, record -> (key: Endpoint.Key, share: Double)? in
      let total = record.good + record.bad
      return total >= rate.requestVolume ? (key, Double(record.good) / Double(total)) : nil
    }.sorted { ($0.share, $0.key.instanceID) < ($1.share, $1.key.instanceID) }
    for key in records.keys {
      records[key]?.good = 0
      records[key]?.bad = 0
    }
    guard shares.count >= rate.minimumHosts else { return }
    let mean = shares.reduce(0) { $0 + $1.share } / Double(shares.count)
    let variance = shares.reduce(0) { $0 + ($1.share - mean) * ($1.share - mean) } / Double(shares.count)
    let least = mean - variance.squareRoot() * Double(rate.stdevFactor) / 1000
    for (key, share) in shares where share < least { eject(key, hosts, now) }
  }

  /// Forgets instances that are not there any more.
  mutating func forget(allBut kept: Set<Endpoint.Key>) {
    if records.keys.contains(where: { !kept.contains($0) }) { records = records.filter { kept.contains($0.key) } }
  }
}

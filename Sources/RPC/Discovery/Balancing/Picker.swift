internal import Base

/// Chooses one of the instances that a call may go to.
struct Picker: Sendable {
  /// An instance as the choice sees it.
  struct Candidate {
    let key: Endpoint.Key
    let weight: Int
    let inFlight: Int
  }

  private let policy: BalancingPolicy
  /// `pickFirst`: the instance in use.
  private var current: Endpoint.Key?
  /// `roundRobin`: how much each has been passed over.
  private var credit: [Endpoint.Key: Int] = [:]
  private var ring = HashRing()

  init(_ policy: BalancingPolicy) { self.policy = policy }

  /// The index of the chosen one; `nil` when there is none. `hash` is that of the call's key.
  mutating func pick(_ candidates: [Candidate], hash: UInt64?, dice: () -> UInt64) -> Int? {
    guard !candidates.isEmpty else { return nil }
    switch policy {
    case .weightedRandom: return Self.byChance(candidates, dice())
    case .pickFirst:
      let index = candidates.firstIndex { $0.key == current } ?? 0
      current = candidates[index].key
      return index
    case .roundRobin: return inTurn(candidates)
    case .leastRequest(let choices):
      var best = Int(dice() % UInt64(candidates.count))
      for _ in 1..<choices {
        let other = Int(dice() % UInt64(candidates.count))
        if candidates[other].inFlight < candidates[best].inFlight { best = other }
      }
      return best
    case .ringHash:
      guard let hash else { return Self.byChance(candidates, dice()) }
      return ring.index(for: hash, candidates)
    }
  }

  private static func byChance(_ candidates: [Candidate], _ dice: UInt64) -> Int {
    let total = candidates.reduce(0) { $0 + $1.weight }
    var roll = Int(dice % UInt64(max(total, 1)))
    for (index, candidate) in candidates.enumerated() {
      roll -= candidate.weight
      if roll < 0 { return index }
    }
    return candidates.count - 1
  }

  /// Smooth weighted round robin (as nginx): everybody gains its weight, the richest pays for all.
  private mutating func inTurn(_ candidates: [Candidate]) -> Int {
    if credit.count > 2 * candidates.count + 16 {
      let known = Set(candidates.map(\.key))
      credit = credit.filter { known.contains($0.key) }
    }
    var (total, best, most) = (0, 0, Int.min)
    for (index, candidate) in candidates.enumerated() {
      let gained = credit[candidate.key, default: 0] + candidate.weight
      credit[candidate.key] = gained
      total += candidate.weight
      if gained > most { (best, most) = (index, gained) }
    }
    credit[candidates[best].key] = most - total
    return best
  }
}

/// Consistent hashing: every instance has points on a ring in proportion to its weight; a key belongs
/// to the first point after its hash. Who comes or goes moves only its own share of the keys.
struct HashRing: Sendable {
  private struct Point {
    let hash: UInt64
    let key: Endpoint.Key
  }
  private var points: [Point] = []
  private var members: [Endpoint.Key: Int] = [:]

  /// Points of an instance of average weight: shares are even to about a tenth.
  private static let pointsPerInstance = 128

  /// O(log n) while the instances stay; O(n log n) when one has come or gone.
  mutating func index(for hash: UInt64, _ candidates: [Picker.Candidate]) -> Int {
    let weights = Dictionary(candidates.map { ($0.key, $0.weight) }) { first, _ in first }
    if weights != members { build(weights) }
    var (low, high) = (0, points.count)
    while low < high {
      let middle = (low + high) / 2
      if points[middle].hash < hash { low = middle + 1 } else { high = middle }
    }
    let owner = points[low % points.count].key
    return candidates.firstIndex { $0.key == owner } ?? 0
  }

  private mutating func build(_ weights: [Endpoint.Key: Int]) {
    members = weights
    let average = max(1, weights.values.reduce(0, +) / max(weights.count, 1))
    points = weights.flatMap { key, weight in
      (0..<max(1, min(weight * Self.pointsPerInstance / average, 4096))).map { number in
        Point(hash: Self.hash("\(key.instanceID)#\(number)"), key: key)
      }
    }
    points.sort { ($0.hash, $0.key.instanceID) < ($1.hash, $1.key.instanceID) }
  }

  /// FNV-1a, then mixed so that keys that differ in their end lie far apart. The same in every process.
  static func hash(_ text: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
    return hash ^ (hash >> 31)
  }
}

internal import Base

/// Everything one seed decides before the first step: who comes, what they do, what breaks when.
/// Pure, and the same for the same seed; the shrinker takes parts of it away.
package struct SimulationPlan: Sendable, Hashable {
  package let seed: UInt64
  /// How long an unpaid hold lives, in seconds.
  package var holdSeconds: Int
  package var performances: Int
  /// Standing places of each performance; the eight seats come on top.
  package var standing: Int
  package var buyers: [SimulationBuyer]
  package var members: [SimulationMember]
  package var faults: [SimulationFault]

  /// What may be drawn.
  package struct Shape: Sendable, Hashable {
    package var kinds: Set<SimulationFault.Kind>
    /// How many people come; nil draws 5 to 40.
    package var operations: Int?

    package init(kinds: Set<SimulationFault.Kind>, operations: Int? = nil) {
      self.kinds = kinds
      self.operations = operations
    }
  }

  /// How long buyers keep coming and things keep breaking.
  static let span: Duration = .seconds(60)
  /// Seats per performance: two rows of four.
  package static let seats = 8

  package init(seed: UInt64, _ shape: Shape) {
    var dice = SimulationDice(seed: seed ^ 0x5EED_0F51_0A7E_D000)
    self.seed = seed
    holdSeconds = [8, 8, 20, 45][dice.roll(4)]
    performances = 1 + dice.roll(2)
    standing = 3 + dice.roll(6)
    let hall = SimulationBuyer.Hall(performances: performances, standing: standing, holdSeconds: holdSeconds)
    let count = shape.operations ?? (dice.roll(3) == 0 ? 5 + dice.roll(9) : 12 + dice.roll(29))
    buyers = (0..<count).map { SimulationBuyer($0, hall, &dice) }
    members = (0..<dice.roll(6)).map { SimulationMember($0, &dice) }
    faults = Self.drawFaults(shape.kinds, &dice)
    if shape.kinds.contains(.proxy) { faults += Self.drawProxies(seed, from: faults.count) }
  }

  /// In one seed of three proxies keep requests; most for longer than a transaction lives, so that its
  /// end comes before its begin.
  private static func drawProxies(_ seed: UInt64, from number: Int) -> [SimulationFault] {
    var dice = SimulationDice(seed: seed ^ 0x9203_1E5A_11F0_0000)
    guard dice.roll(3) == 0 else { return [] }
    return (0...dice.roll(3)).map { index in
      let time = Duration.milliseconds(dice.roll(3) == 0 ? 500 + dice.roll(15_000) : 20_500 + dice.roll(20_000))
      return SimulationFault(
        number: number + index, kind: .proxy, at: dice.duration(below: .seconds(40)), lasts: time, &dice)
    }
  }

  /// Quiet, ordinary and hostile seeds; in hostile ones faults come in swarms.
  private static func drawFaults(
    _ kinds: Set<SimulationFault.Kind>, _ dice: inout SimulationDice
  ) -> [SimulationFault] {
    // What breaks in the middle of things finds most.
    let often: [SimulationFault.Kind] = [.crashAtStep, .crashAtStep, .partition, .oneWay]
    let allowed = (SimulationFault.Kind.allCases + often).filter { kinds.contains($0) && $0 != .proxy }
    let temper = dice.roll(10)
    guard !allowed.isEmpty, temper > 0 else { return [] }
    let swarms = temper < 6 ? 1 + dice.roll(3) : 3 + dice.roll(6)
    var faults: [SimulationFault] = []
    for _ in 0..<swarms {
      let start = dice.duration(below: span)
      let size = temper < 6 ? 1 + dice.roll(2) : 1 + dice.roll(5)
      // A swarm is of one or two kinds: many of a kind at once find more than a mixture does.
      let some = [dice.pick(allowed), dice.pick(allowed)]
      for _ in 0..<size {
        faults.append(
          SimulationFault(
            number: faults.count, kind: dice.pick(some),
            at: start + dice.duration(below: .seconds(3)), &dice))
      }
    }
    return faults
  }
}

/// One thing that breaks, and mends itself after a while.
package struct SimulationFault: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A machine loses its power and starts again later.
    case crash
    /// A process is killed and started again later; its machine goes on.
    case kill
    /// A process is stopped as an operator does, and started again later.
    case stop
    /// A machine fails after so many more steps of the world, between any two awaits; or in the middle
    /// of a write, or right after one.
    case crashAtStep = "crash-at-step"
    /// Two roles do not hear each other.
    case partition
    /// One role is not heard by the other.
    case oneWay = "one-way"
    /// The disk of a role fails for a while.
    case disk
    /// A clock jumps.
    case clock
    /// What one role asks of another is kept between them, or copies of it, and handed over when
    /// nobody waits for it any more.
    case proxy
  }

  package let number: Int
  package let kind: Kind
  /// After the sale has opened.
  package let at: Duration
  /// Which role, and which other one, as places in the list of those that can fail.
  package let first: Int
  package let second: Int
  package let lasts: Duration
  /// Steps of the world until a crash between two awaits.
  package let steps: Int
  /// How far a clock jumps, in milliseconds.
  package let jump: Int

  /// - Parameter time: how long it lasts; drawn when nil.
  init(number: Int, kind: Kind, at: Duration, lasts time: Duration? = nil, _ dice: inout SimulationDice) {
    self.number = number
    self.kind = kind
    self.at = at
    first = dice.roll(1_000)
    second = dice.roll(1_000)
    // Most are over before anybody has given up, some outlast every deadline of the house.
    let drawn: Duration =
      switch dice.roll(7) {
      case 0: .milliseconds(20_000 + dice.roll(25_000))
      case 1, 2: .milliseconds(20 + dice.roll(15_000))
      default: .milliseconds(20 + dice.roll(2_000))
      }
    lasts = time ?? drawn
    steps = 1 + dice.roll(400)
    jump = dice.roll(8_000) - 4_000
  }
}

/// One person's script.
package struct SimulationBuyer: Sendable, Hashable {
  package enum Outcome: String, Sendable, Hashable, CaseIterable {
    case pays, refusesThenPays, paysLate, cancels, abandons
    /// Pays and cancels at the same time.
    case paysAndCancels
    /// Holds, and an hour of second thoughts later holds again.
    case holdsAgain
  }

  /// A callback that the provider never sent.
  package enum Forgery: String, Sendable, Hashable { case none, badSignature, wrongAmount }

  package enum Wish: Sendable, Hashable {
    /// The first seat, of the eight.
    case chosen(first: Int, count: Int)
    case best(count: Int)
    case general(count: Int)
  }

  package let number: Int
  package let performance: Int
  package let arrival: Duration
  package let wish: Wish
  package let outcome: Outcome
  package let thinking: Duration
  /// How often the hold is asked for again with the same key after it was answered.
  package let repeats: Int
  package let duplicateNotices: Int
  /// How long after the payment the provider tells of it, for those who pay late.
  package let noticeDelay: Duration
  /// How often somebody who was refused comes back, for what others have let go.
  package let insists: Int
  package let asksForMoneyBack: Bool
  package let looksAtStrangers: Bool
  package let forgery: Forgery

  /// Whether somebody else pays the same code as well, whose money must come back. Not with a late
  /// callback, after which the run does not wait for the first trade's.
  package var paysTwice: Bool { duplicateNotices == 2 && outcome != .paysLate }
  /// Whether nobody is ever told of that second trade: only the provider's list shows it.
  package var losesSecondNotice: Bool { paysTwice && number % 5 == 4 }

  /// What there is to be bought.
  struct Hall {
    let performances: Int
    let standing: Int
    let holdSeconds: Int
  }

  init(_ number: Int, _ hall: Hall, _ dice: inout SimulationDice) {
    self.number = number
    performance = dice.roll(hall.performances)
    arrival = dice.roll(3) == 0 ? .zero : dice.duration(below: SimulationPlan.span)
    let size = [1, 1, 2, 2, 3, 4, 6][dice.roll(7)]
    switch dice.roll(3) {
    case 0: wish = .chosen(first: dice.roll(SimulationPlan.seats), count: min(size, 4))
    case 1: wish = .best(count: size)
    default: wish = .general(count: min(size, hall.standing))
    }
    let shares: [Outcome] = [
      .pays, .pays, .pays, .pays, .refusesThenPays, .paysLate, .paysLate, .cancels, .abandons,
      .paysAndCancels, .holdsAgain,
    ]
    outcome = dice.pick(shares)
    thinking = dice.roll(2) == 0 ? .zero : dice.duration(below: .seconds(4))
    repeats = dice.roll(4) == 0 ? 1 + dice.roll(2) : 0
    duplicateNotices = dice.roll(3) == 0 ? 1 + dice.roll(2) : 0
    // Soon; when the hold has just ended; a minute later; so late that only a question to the
    // provider finds the money.
    let lateness = [
      .seconds(3), .seconds(hall.holdSeconds + dice.roll(12)), .seconds(hall.holdSeconds + dice.roll(12)),
      .seconds(60), Duration.seconds(900),
    ]
    noticeDelay = dice.pick(lateness)
    insists = dice.roll(3) == 0 ? 1 + dice.roll(5) : 0
    asksForMoneyBack = dice.roll(3) == 0
    looksAtStrangers = dice.roll(8) == 0
    forgery = dice.roll(10) == 0 ? .badSignature : dice.roll(10) == 0 ? .wrongAmount : .none
  }

  /// Somebody who comes when everything is mended and takes what is left.
  init(closer number: Int, performance: Int, wish: Wish) {
    self.number = number
    self.performance = performance
    arrival = .zero
    self.wish = wish
    outcome = .pays
    thinking = .zero
    repeats = 0
    duplicateNotices = 0
    noticeDelay = .zero
    insists = 0
    asksForMoneyBack = false
    looksAtStrangers = false
    forgery = .none
  }
}

/// SplitMix64 as a value: the same everywhere (Steele, Lea, Flood 2014).
package struct SimulationDice: Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// In `0 ..< bound`.
  package mutating func roll(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  package mutating func pick<Value>(_ values: [Value]) -> Value { values[roll(values.count)] }

  package mutating func duration(below bound: Duration) -> Duration {
    .microseconds(Int64(next() % UInt64(max(1, bound.clampedNanoseconds / 1_000))))
  }
}

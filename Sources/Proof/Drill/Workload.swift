internal import Base

/// The on-sale workload: who comes when, what they want, and what becomes of it. Pure, and the
/// same for the same seed.
///
/// Shape: 55 % wait before the sale opens, 30 % come within a mean of 4 s after, 12 % trickle in, 3 %
/// come back at the echo of hold expiry. Groups of 1, 2, 3, 4 are 8, 50, 12, 30 %. Times are compressed
/// by the same factor as the hold (`holdSeconds / 900`).
/// Source: the measured and assumed shares of real on-sales (Eras Tour, Coldplay, tixCraft, 12306).
public struct Workload: Sendable {
  /// One person who wants tickets.
  public struct Person: Sendable, Hashable {
    public let number: Int
    public let performance: Int
    public let groupSize: Int
    /// After the opening; zero for those who wait for it.
    public let arrival: Duration
    public let outcome: Outcome
    /// Looks before the first hold.
    public let looks: Int
    /// Between the hold and the payment.
    public let thinking: Duration
    /// Extra deliveries of the provider's callback.
    public let duplicateNotices: Int
    /// Whether the tickets are given back after they were paid.
    public let refunds: Bool
    /// A bot asks for far more than its limit and never waits.
    public let isBot: Bool
    /// Registers and logs in for real, instead of coming with a token.
    public let logsIn: Bool
    /// Chooses seats from the map instead of taking the best available.
    public let choosesSeats: Bool

    /// Whether somebody else pays the same code as well, whose money must come back.
    public var paysTwice: Bool { duplicateNotices == 3 && outcome != .paysLate }
  }

  /// What becomes of a hold.
  public enum Outcome: String, Sendable, Hashable, CaseIterable {
    case pays, failsThenPays, paysLate, cancels, abandons
  }

  /// What the workload is drawn from.
  public struct Shape: Sendable, Hashable {
    public var performances: Int
    public var capacity: Int
    public var peoplePerTicket: Double
    public var holdSeconds: Int
    public var seed: UInt64
    /// How many log in for real.
    public var realLogins: Int
    /// Shares of the outcomes in per mille, in the order of `Outcome.allCases`.
    public var outcomes: [Int]
    public var refundsPerMille: Int
    public var largestGroup: Int

    public init(
      performances: Int, capacity: Int, peoplePerTicket: Double, holdSeconds: Int, seed: UInt64
    ) {
      self.performances = performances
      self.capacity = capacity
      self.peoplePerTicket = peoplePerTicket
      self.holdSeconds = holdSeconds
      self.seed = seed
      realLogins = 200
      outcomes = [620, 80, 30, 70, 200]
      refundsPerMille = 40
      largestGroup = 4
    }
  }

  public let shape: Shape
  public let people: [Person]

  /// Draws everybody. O(people).
  public init(_ shape: Shape) {
    precondition(shape.performances >= 1 && shape.capacity >= 1, "something is on sale")
    precondition(shape.outcomes.reduce(0, +) == 1000, "the outcomes make up everybody")
    self.shape = shape
    var dice = SeededDice(seed: shape.seed)
    let count = max(1, Int(Double(shape.capacity) * shape.peoplePerTicket))
    people = (0..<count).map { Self.person($0, of: count, shape, &dice) }
  }

  private static func person(_ number: Int, of count: Int, _ shape: Shape, _ dice: inout SeededDice)
    -> Person
  {
    let scale = Double(shape.holdSeconds) / 900
    let isBot = dice.perMille() < 60
    let spread = max(1, count / max(1, shape.realLogins))
    return Person(
      number: number, performance: Int(dice.next() % UInt64(shape.performances)),
      groupSize: min(shape.largestGroup, group(dice.perMille())),
      arrival: arrival(&dice, scale: scale), outcome: outcome(dice.perMille(), shape.outcomes),
      looks: 4 + Int(dice.next() % 5),
      thinking: .seconds(min(0.6 * Double(shape.holdSeconds), dice.logNormal(mean: 87) * scale)),
      duplicateNotices: dice.perMille() < 50 ? 1 + Int(dice.next() % 3) : 0,
      refunds: dice.perMille() < shape.refundsPerMille, isBot: isBot,
      logsIn: number % spread == 0 && number / spread < shape.realLogins,
      choosesSeats: dice.perMille() < 250)
  }

  private static func group(_ perMille: Int) -> Int {
    switch perMille {
    case ..<80: 1
    case ..<580: 2
    case ..<700: 3
    default: 4
    }
  }

  private static func outcome(_ perMille: Int, _ shares: [Int]) -> Outcome {
    var rest = perMille
    for (outcome, share) in zip(Outcome.allCases, shares) {
      if rest < share { return outcome }
      rest -= share
    }
    return .abandons
  }

  private static func arrival(_ dice: inout SeededDice, scale: Double) -> Duration {
    switch dice.perMille() {
    case ..<550: .zero
    case ..<850: .seconds(dice.exponential(mean: 4))
    case ..<970: .seconds(dice.exponential(mean: 120) * scale)
    default: .seconds(900 * scale + dice.exponential(mean: 4))
    }
  }
}

/// SplitMix64: small, fast, the same everywhere (Steele, Lea, Flood 2014).
struct SeededDice: Sendable {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  mutating func perMille() -> Int { Int(next() % 1000) }

  /// In (0, 1).
  mutating func unit() -> Double { (Double(next() >> 11) + 0.5) / Double(1 << 53) }

  mutating func exponential(mean: Double) -> Double { -mean * logarithm(unit()) }

  /// With a standard deviation of 0.6 of the logarithm; the sum of twelve units is nearly normal.
  mutating func logNormal(mean: Double) -> Double {
    let normal = (0..<12).reduce(-6.0) { sum, _ in sum + unit() }
    return mean * power(0.6 * normal - 0.18)
  }
}

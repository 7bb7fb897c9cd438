internal import Catalog

/// What a drill is asked to do.
public struct DrillOptions: Sendable {
  /// How the people behave and what is on sale.
  public enum Profile: String, Sendable, CaseIterable {
    /// The on-sale of a seating plan.
    case onSale = "on-sale"
    /// 40 performances of 10 places, 8 buyers at a time: the mix that oversells elsewhere.
    case smallQuotas = "small-quotas"

    /// Seconds that an unpaid hold lives when nobody says. A sale ends with the longest chain of people
    /// who take one place and let it go again; with hundreds of places for themselves that is some ten
    /// holds long.
    public var usualHoldSeconds: Int {
      switch self {
      case .onSale: 10
      case .smallQuotas: 3
      }
    }
  }

  /// The bytes of a seating plan; ignored by `smallQuotas`, which brings its own.
  public var plan: [UInt8]
  public var profile: Profile
  public var performances: Int
  public var peoplePerTicket: Double
  public var seed: UInt64
  /// Each role in a process of its own.
  public var separateProcesses: Bool
  /// How many processes are killed with SIGKILL during the sale.
  public var kills: Int
  /// How long an unpaid hold lives, in seconds.
  public var holdSeconds: Int
  /// The `onsale` program that plays the platform.
  public var executable: String
  /// Keeps the directory of stores afterwards and says where it is.
  public var keepsData: Bool

  public init(plan: [UInt8], executable: String) {
    self.plan = plan
    self.executable = executable
    profile = .onSale
    performances = 1
    peoplePerTicket = 6
    seed = 1
    separateProcesses = false
    kills = 0
    holdSeconds = 10
    keepsData = false
  }
}

extension DrillOptions {
  /// Places of all performances together. Throws what is wrong with the plan, with its path.
  var capacity: Int {
    get throws {
      switch profile {
      case .smallQuotas: 40 * 10
      case .onSale: try SeatingPlan(json: plan).capacity * performances
      }
    }
  }
}

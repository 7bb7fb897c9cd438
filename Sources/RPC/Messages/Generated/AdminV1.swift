// Made by scripts/generate from the files in proto/. Do not edit.

/// The messages and services of `onsale.admin.v1`.
public enum AdminV1 {}

extension AdminV1 {
  /// `onsale.admin.v1.GetStatisticsRequest`.
  public struct GetStatisticsRequest: ProtoMessage {
    public init() {}
  }
}

extension AdminV1 {
  /// `onsale.admin.v1.Statistics`.
  public struct Statistics: ProtoMessage {
    public var role: String = ""
    /// When counting began, in Unix milliseconds.
    public var sinceMs: Int64 = 0
    /// Connections that peers have open now.
    public var openConnections: UInt32 = 0
    /// Calls that are being answered now, streams included.
    public var openCalls: UInt32 = 0
    /// What was answered, by path.
    public var methods: [AdminV1.MethodStatistics] = []
    /// Connections to instances of other roles, by service and address.
    public var subchannels: [AdminV1.Subchannel] = []
    /// What stands at the door; absent where every call is taken.
    public var admission: AdminV1.Admission? = nil

    public init() {}

    public init(
      role: String = "",
      sinceMs: Int64 = 0,
      openConnections: UInt32 = 0,
      openCalls: UInt32 = 0,
      methods: [AdminV1.MethodStatistics] = [],
      subchannels: [AdminV1.Subchannel] = [],
      admission: AdminV1.Admission? = nil
    ) {
      self.role = role
      self.sinceMs = sinceMs
      self.openConnections = openConnections
      self.openCalls = openCalls
      self.methods = methods
      self.subchannels = subchannels
      self.admission = admission
    }
  }
}

extension AdminV1 {
  /// How full a server is, and whom it has turned away.
  public struct Admission: ProtoMessage {
    /// Handlers that may wait for something at a time, as learnt from how long they take.
    public var limit: UInt32 = 0
    /// Handlers that wait for something now.
    public var running: UInt32 = 0
    /// Calls that wait for their loop now.
    public var waiting: UInt32 = 0
    /// Calls wait longer than they should, and some are turned away.
    public var isBusy: Bool = false
    /// Calls turned away since `since_ms`, by priority, the lowest first.
    public var shed: [AdminV1.ShedCount] = []

    public init() {}

    public init(
      limit: UInt32 = 0,
      running: UInt32 = 0,
      waiting: UInt32 = 0,
      isBusy: Bool = false,
      shed: [AdminV1.ShedCount] = []
    ) {
      self.limit = limit
      self.running = running
      self.waiting = waiting
      self.isBusy = isBusy
      self.shed = shed
    }
  }
}

extension AdminV1 {
  /// `onsale.admin.v1.ShedCount`.
  public struct ShedCount: ProtoMessage {
    /// `browse`, `hold`, `confirm`, `paid`, `cluster`.
    public var priority: String = ""
    public var calls: Int64 = 0

    public init() {}

    public init(
      priority: String = "",
      calls: Int64 = 0
    ) {
      self.priority = priority
      self.calls = calls
    }
  }
}

extension AdminV1 {
  /// `onsale.admin.v1.MethodStatistics`.
  public struct MethodStatistics: ProtoMessage {
    /// `/onsale.order.v1.OrderService/GetOrder`.
    public var path: String = ""
    public var open: UInt32 = 0
    /// Ended calls, by status; those that never happened are left out.
    public var statuses: [AdminV1.StatusCount] = []
    /// Of ended calls, in microseconds: upper bounds, at most half above the truth.
    public var medianUs: Int64 = 0
    public var p99Us: Int64 = 0
    /// The longest ever, exactly.
    public var longestUs: Int64 = 0

    public init() {}

    public init(
      path: String = "",
      open: UInt32 = 0,
      statuses: [AdminV1.StatusCount] = [],
      medianUs: Int64 = 0,
      p99Us: Int64 = 0,
      longestUs: Int64 = 0
    ) {
      self.path = path
      self.open = open
      self.statuses = statuses
      self.medianUs = medianUs
      self.p99Us = p99Us
      self.longestUs = longestUs
    }
  }
}

extension AdminV1 {
  /// `onsale.admin.v1.StatusCount`.
  public struct StatusCount: ProtoMessage {
    /// `OK`, `NOT_FOUND`.
    public var status: String = ""
    public var calls: Int64 = 0

    public init() {}

    public init(
      status: String = "",
      calls: Int64 = 0
    ) {
      self.status = status
      self.calls = calls
    }
  }
}

extension AdminV1 {
  /// `onsale.admin.v1.Subchannel`.
  public struct Subchannel: ProtoMessage {
    public var service: String = ""
    public var instanceID: String = ""
    /// HOST:PORT.
    public var address: String = ""
    /// `idle`, `connecting`, `ready`, `transient failure` or `shutdown` (grpc doc/connectivity-semantics-and-api.md).
    public var state: String = ""
    public var openCalls: UInt32 = 0
    public var calls: Int64 = 0
    public var failed: Int64 = 0
    /// Of the call that failed last; empty when none did.
    public var lastError: String = ""

    public init() {}

    public init(
      service: String = "",
      instanceID: String = "",
      address: String = "",
      state: String = "",
      openCalls: UInt32 = 0,
      calls: Int64 = 0,
      failed: Int64 = 0,
      lastError: String = ""
    ) {
      self.service = service
      self.instanceID = instanceID
      self.address = address
      self.state = state
      self.openCalls = openCalls
      self.calls = calls
      self.failed = failed
      self.lastError = lastError
    }
  }
}

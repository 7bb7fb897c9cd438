// Made by scripts/generate from the files in proto/. Do not edit.

/// The messages and services of `etcdserverpb`.
public enum Etcdserverpb {}

extension Etcdserverpb.Event {
  /// `etcdserverpb.Event.EventType`.
  public enum EventType: Sendable, Hashable {
    case put
    case delete
    /// A number that this version does not know; kept as it came.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
      switch rawValue {
      case 0: self = .put
      case 1: self = .delete
      default: self = .unrecognized(rawValue)
      }
    }

    /// The number on the wire.
    public var rawValue: Int32 {
      switch self {
      case .put: 0
      case .delete: 1
      case .unrecognized(let value): value
      }
    }

    /// The names of the proto.
    public static let table = EnumTable(
      name: "etcdserverpb.Event.EventType",
      values: [
        (0, "PUT"),
        (1, "DELETE"),
      ])
  }
}

extension Etcdserverpb {
  /// `etcdserverpb.ResponseHeader`.
  public struct ResponseHeader: ProtoMessage {
    public var clusterID: UInt64 = 0
    public var memberID: UInt64 = 0
    /// Of the store, raised by every change.
    public var revision: Int64 = 0
    public var raftTerm: UInt64 = 0

    public init() {}

    public init(
      clusterID: UInt64 = 0,
      memberID: UInt64 = 0,
      revision: Int64 = 0,
      raftTerm: UInt64 = 0
    ) {
      self.clusterID = clusterID
      self.memberID = memberID
      self.revision = revision
      self.raftTerm = raftTerm
    }
  }
}

extension Etcdserverpb {
  /// `etcdserverpb.KeyValue`.
  public struct KeyValue: ProtoMessage {
    public var key: [UInt8] = []
    /// Revision of the key's creation, and of its last change.
    public var createRevision: Int64 = 0
    public var modRevision: Int64 = 0
    /// Changes since its creation, 0 for a key that was deleted.
    public var version: Int64 = 0
    public var value: [UInt8] = []
    /// 0 for none.
    public var lease: Int64 = 0

    public init() {}

    public init(
      key: [UInt8] = [],
      createRevision: Int64 = 0,
      modRevision: Int64 = 0,
      version: Int64 = 0,
      value: [UInt8] = [],
      lease: Int64 = 0
    ) {
      self.key = key
      self.createRevision = createRevision
      self.modRevision = modRevision
      self.version = version
      self.value = value
      self.lease = lease
    }
  }
}

extension Etcdserverpb {
  /// `etcdserverpb.RangeRequest`.
  public struct RangeRequest: ProtoMessage {
    public var key: [UInt8] = []
    /// Empty for one key; otherwise the keys from `key` on that lie before it.
    public var rangeEnd: [UInt8] = []
    /// 0 for no limit.
    public var limit: Int64 = 0
    /// 0 for the newest.
    public var revision: Int64 = 0

    public init() {}

    public init(
      key: [UInt8] = [],
      rangeEnd: [UInt8] = [],
      limit: Int64 = 0,
      revision: Int64 = 0
    ) {
      self.key = key
      self.rangeEnd = rangeEnd
      self.limit = limit
      self.revision = revision
    }
  }
}

extension Etcdserverpb {
  /// `etcdserverpb.RangeResponse`.
  public struct RangeResponse: ProtoMessage {
    public var header: Etcdserverpb.ResponseHeader? = nil
    public var kvs: [Etcdserverpb.KeyValue] = []
    public var more: Bool = false
    public var count: Int64 = 0

    public init() {}

    public init(
      header: Etcdserverpb.ResponseHeader? = nil,
      kvs: [Etcdserverpb.KeyValue] = [],
      more: Bool = false,
      count: Int64 = 0
    ) {
      self.header = header
      self.kvs = kvs
      self.more = more
      self.count = count
    }
  }
}

extension Etcdserverpb {
  /// `etcdserverpb.PutRequest`.
  public struct PutRequest: ProtoMessage {
    public var key: [UInt8] = []
    public var value: [UInt8] = []
    public var lease: Int64 = 0
    public var prevKv: Bool = false

    public init() {}

    public init(
      key: [UInt8] = [],
      value: [UInt8] = [],
      lease: Int64 = 0,
      prevKv: Bool = false
    ) {
      self.key = key
      self.value = value
      self.lease = lease
      self.prevKv = prevKv
    }
  }
}

extension Etcdserverpb {
  /// `etcdserverpb.PutResponse`.
  public struct PutResponse: ProtoMessage {
    public var header: Etcdserverpb.ResponseHeader? = nil
    public var prevKv: Etcdserverpb.KeyValue? = nil

    public init() {}

    public init(
      header: Etcdserverpb.ResponseHeader? = nil,
      prevKv: Etcdserverpb.KeyValue? = nil
    ) {
      self.header = header
      self.prevKv = prevKv
    }
  }
}

extension Etcdserverpb {
  /// `etcdserverpb.DeleteRangeRequest`.
  public struct DeleteRangeRequest: ProtoMessage {
    public var key: [UInt8] = []
    public var rangeEnd: [UInt8] = []

    public init() {}

    public init(
      key: [UInt8] = [],
      rangeEnd: [UInt8] = []
    ) {
      self.key = key
      self.rangeEnd = rangeEnd
    }
  }
}

extension Etcdserverpb {
  /// `etcdserverpb.DeleteRangeResponse`.
  public struct DeleteRangeResponse: ProtoMessage {
    public var header: Etcdserverpb.ResponseHeader? = nil
    public var deleted: Int64 = 0

    public init() {}

    public init(
      header: Etcdserverpb.ResponseHeader? = nil,
      deleted: Int64 = 0
    ) {
      self.header = header
      self.deleted = deleted
    }
  }
}

extension Etcdserverpb {
  /// `etcdserverpb.Event`.
  public struct Event: ProtoMessage {
    public var type: Etcdserverpb.Event.EventType = .put
    public var kv: Etcdserverpb.KeyValue? = nil

    public init() {}

    public init(
      type: Etcdserverpb.Event.EventType = .put,
      kv: Etcdserverpb.KeyValue? = nil
    ) {
      self.type = type
      self.kv = kv
    }
  }
}

extension Etcdserverpb {
  /// `etcdserverpb.WatchRequest`.
  public struct WatchRequest: ProtoMessage {
    public var requestUnion: RequestUnion?

    /// One of these at most.
    public enum RequestUnion: Sendable, Hashable {
      case createRequest(Etcdserverpb.WatchCreateRequest)
      case cancelRequest(Etcdserverpb.WatchCancelRequest)
    }

    public init() {}

    public init(
      requestUnion: RequestUnion? = nil
    ) {
      self.requestUnion = requestUnion
    }
  }
}

extension Etcdserverpb {
  /// `etcdserverpb.WatchCreateRequest`.
  public struct WatchCreateRequest: ProtoMessage {
    public var key: [UInt8] = []
    public var rangeEnd: [UInt8] = []
    /// Changes from this revision on; 0 for those from now on.
    public var startRevision: Int64 = 0

    public init() {}

    public init(
      key: [UInt8] = [],
      rangeEnd: [UInt8] = [],
      startRevision: Int64 = 0
    ) {
      self.key = key
      self.rangeEnd = rangeEnd
      self.startRevision = startRevision
    }
  }
}

extension Etcdserverpb {
  /// `etcdserverpb.WatchCancelRequest`.
  public struct WatchCancelRequest: ProtoMessage {
    public var watchID: Int64 = 0

    public init() {}

    public init(
      watchID: Int64 = 0
    ) {
      self.watchID = watchID
    }
  }
}

extension Etcdserverpb {
  /// `etcdserverpb.WatchResponse`.
  public struct WatchResponse: ProtoMessage {
    public var header: Etcdserverpb.ResponseHeader? = nil
    public var watchID: Int64 = 0
    public var created: Bool = false
    public var canceled: Bool = false
    public var events: [Etcdserverpb.Event] = []

    public init() {}

    public init(
      header: Etcdserverpb.ResponseHeader? = nil,
      watchID: Int64 = 0,
      created: Bool = false,
      canceled: Bool = false,
      events: [Etcdserverpb.Event] = []
    ) {
      self.header = header
      self.watchID = watchID
      self.created = created
      self.canceled = canceled
      self.events = events
    }
  }
}

extension Etcdserverpb {
  /// `etcdserverpb.LeaseGrantRequest`.
  public struct LeaseGrantRequest: ProtoMessage {
    /// Seconds.
    public var ttl: Int64 = 0
    /// 0 lets etcd choose.
    public var id: Int64 = 0

    public init() {}

    public init(
      ttl: Int64 = 0,
      id: Int64 = 0
    ) {
      self.ttl = ttl
      self.id = id
    }
  }
}

extension Etcdserverpb {
  /// `etcdserverpb.LeaseGrantResponse`.
  public struct LeaseGrantResponse: ProtoMessage {
    public var header: Etcdserverpb.ResponseHeader? = nil
    public var id: Int64 = 0
    public var ttl: Int64 = 0
    public var error: String = ""

    public init() {}

    public init(
      header: Etcdserverpb.ResponseHeader? = nil,
      id: Int64 = 0,
      ttl: Int64 = 0,
      error: String = ""
    ) {
      self.header = header
      self.id = id
      self.ttl = ttl
      self.error = error
    }
  }
}

extension Etcdserverpb {
  /// `etcdserverpb.LeaseRevokeRequest`.
  public struct LeaseRevokeRequest: ProtoMessage {
    public var id: Int64 = 0

    public init() {}

    public init(
      id: Int64 = 0
    ) {
      self.id = id
    }
  }
}

extension Etcdserverpb {
  /// `etcdserverpb.LeaseRevokeResponse`.
  public struct LeaseRevokeResponse: ProtoMessage {
    public var header: Etcdserverpb.ResponseHeader? = nil

    public init() {}

    public init(
      header: Etcdserverpb.ResponseHeader? = nil
    ) {
      self.header = header
    }
  }
}

extension Etcdserverpb {
  /// `etcdserverpb.LeaseKeepAliveRequest`.
  public struct LeaseKeepAliveRequest: ProtoMessage {
    public var id: Int64 = 0

    public init() {}

    public init(
      id: Int64 = 0
    ) {
      self.id = id
    }
  }
}

extension Etcdserverpb {
  /// `etcdserverpb.LeaseKeepAliveResponse`.
  public struct LeaseKeepAliveResponse: ProtoMessage {
    public var header: Etcdserverpb.ResponseHeader? = nil
    public var id: Int64 = 0
    /// Seconds that are left; 0 for a lease that is no more.
    public var ttl: Int64 = 0

    public init() {}

    public init(
      header: Etcdserverpb.ResponseHeader? = nil,
      id: Int64 = 0,
      ttl: Int64 = 0
    ) {
      self.header = header
      self.id = id
      self.ttl = ttl
    }
  }
}

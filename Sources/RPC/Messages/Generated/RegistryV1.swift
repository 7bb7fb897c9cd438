// Made by scripts/generate from the files in proto/. Do not edit.

/// The messages and services of `onsale.registry.v1`.
public enum RegistryV1 {}

extension RegistryV1 {
  /// `onsale.registry.v1.InstanceState`.
  public enum InstanceState: Sendable, Hashable {
    case unspecified
    case up
    case draining
    /// A number that this version does not know; kept as it came.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
      switch rawValue {
      case 0: self = .unspecified
      case 1: self = .up
      case 2: self = .draining
      default: self = .unrecognized(rawValue)
      }
    }

    /// The number on the wire.
    public var rawValue: Int32 {
      switch self {
      case .unspecified: 0
      case .up: 1
      case .draining: 2
      case .unrecognized(let value): value
      }
    }

    /// The names of the proto.
    public static let table = EnumTable(
      name: "onsale.registry.v1.InstanceState",
      values: [
        (0, "INSTANCE_STATE_UNSPECIFIED"),
        (1, "INSTANCE_STATE_UP"),
        (2, "INSTANCE_STATE_DRAINING"),
      ])
  }
}

extension RegistryV1 {
  /// One running copy of a service.
  public struct Instance: ProtoMessage {
    /// Chosen by the instance, unique in the cluster, 1 to 64 characters.
    public var instanceID: String = ""
    public var namespace: String = ""
    public var group: String = ""
    public var service: String = ""
    public var cluster: String = ""
    public var host: String = ""
    public var port: UInt32 = 0
    /// 0 to 10000; 100 is usual; 0 gets no calls.
    public var weight: UInt32 = 0
    public var metadata: [String: String] = [:]
    public var state: RegistryV1.InstanceState = .unspecified
    /// Raised at every registration of this instance id.
    public var epoch: Int64 = 0
    /// Wall time in milliseconds.
    public var registeredAtMs: Int64 = 0
    public var expiresAtMs: Int64 = 0
    public var attached: Bool = false

    public init() {}

    public init(
      instanceID: String = "",
      namespace: String = "",
      group: String = "",
      service: String = "",
      cluster: String = "",
      host: String = "",
      port: UInt32 = 0,
      weight: UInt32 = 0,
      metadata: [String: String] = [:],
      state: RegistryV1.InstanceState = .unspecified,
      epoch: Int64 = 0,
      registeredAtMs: Int64 = 0,
      expiresAtMs: Int64 = 0,
      attached: Bool = false
    ) {
      self.instanceID = instanceID
      self.namespace = namespace
      self.group = group
      self.service = service
      self.cluster = cluster
      self.host = host
      self.port = port
      self.weight = weight
      self.metadata = metadata
      self.state = state
      self.epoch = epoch
      self.registeredAtMs = registeredAtMs
      self.expiresAtMs = expiresAtMs
      self.attached = attached
    }
  }
}

extension RegistryV1 {
  /// `onsale.registry.v1.RegisterRequest`.
  public struct RegisterRequest: ProtoMessage {
    public var instance: RegistryV1.Instance? = nil
    public var ttlMs: UInt32 = 0

    public init() {}

    public init(
      instance: RegistryV1.Instance? = nil,
      ttlMs: UInt32 = 0
    ) {
      self.instance = instance
      self.ttlMs = ttlMs
    }
  }
}

extension RegistryV1 {
  /// `onsale.registry.v1.RegisterResponse`.
  public struct RegisterResponse: ProtoMessage {
    public var leaseID: String = ""
    public var epoch: Int64 = 0
    public var ttlMs: UInt32 = 0
    public var heartbeatMs: UInt32 = 0

    public init() {}

    public init(
      leaseID: String = "",
      epoch: Int64 = 0,
      ttlMs: UInt32 = 0,
      heartbeatMs: UInt32 = 0
    ) {
      self.leaseID = leaseID
      self.epoch = epoch
      self.ttlMs = ttlMs
      self.heartbeatMs = heartbeatMs
    }
  }
}

extension RegistryV1 {
  /// `onsale.registry.v1.HeartbeatRequest`.
  public struct HeartbeatRequest: ProtoMessage {
    public var instanceID: String = ""
    public var leaseID: String = ""

    public init() {}

    public init(
      instanceID: String = "",
      leaseID: String = ""
    ) {
      self.instanceID = instanceID
      self.leaseID = leaseID
    }
  }
}

extension RegistryV1 {
  /// `onsale.registry.v1.HeartbeatResponse`.
  public struct HeartbeatResponse: ProtoMessage {
    public var ttlMs: UInt32 = 0
    public var state: RegistryV1.InstanceState = .unspecified

    public init() {}

    public init(
      ttlMs: UInt32 = 0,
      state: RegistryV1.InstanceState = .unspecified
    ) {
      self.ttlMs = ttlMs
      self.state = state
    }
  }
}

extension RegistryV1 {
  /// `onsale.registry.v1.DeregisterRequest`.
  public struct DeregisterRequest: ProtoMessage {
    public var instanceID: String = ""
    public var leaseID: String = ""

    public init() {}

    public init(
      instanceID: String = "",
      leaseID: String = ""
    ) {
      self.instanceID = instanceID
      self.leaseID = leaseID
    }
  }
}

extension RegistryV1 {
  /// `onsale.registry.v1.DeregisterResponse`.
  public struct DeregisterResponse: ProtoMessage {
    public init() {}
  }
}

extension RegistryV1 {
  /// `onsale.registry.v1.AttachRequest`.
  public struct AttachRequest: ProtoMessage {
    public var instanceID: String = ""
    public var leaseID: String = ""

    public init() {}

    public init(
      instanceID: String = "",
      leaseID: String = ""
    ) {
      self.instanceID = instanceID
      self.leaseID = leaseID
    }
  }
}

extension RegistryV1 {
  /// Sent at once and then every few seconds, so that both sides notice a dead connection.
  public struct AttachEvent: ProtoMessage {
    public var state: RegistryV1.InstanceState = .unspecified
    public var sequence: Int64 = 0

    public init() {}

    public init(
      state: RegistryV1.InstanceState = .unspecified,
      sequence: Int64 = 0
    ) {
      self.state = state
      self.sequence = sequence
    }
  }
}

extension RegistryV1 {
  /// `onsale.registry.v1.ListServicesRequest`.
  public struct ListServicesRequest: ProtoMessage {
    public var namespace: String = ""

    public init() {}

    public init(
      namespace: String = ""
    ) {
      self.namespace = namespace
    }
  }
}

extension RegistryV1 {
  /// `onsale.registry.v1.ServiceSummary`.
  public struct ServiceSummary: ProtoMessage {
    public var namespace: String = ""
    public var group: String = ""
    public var service: String = ""
    public var instances: UInt32 = 0
    public var up: UInt32 = 0

    public init() {}

    public init(
      namespace: String = "",
      group: String = "",
      service: String = "",
      instances: UInt32 = 0,
      up: UInt32 = 0
    ) {
      self.namespace = namespace
      self.group = group
      self.service = service
      self.instances = instances
      self.up = up
    }
  }
}

extension RegistryV1 {
  /// `onsale.registry.v1.ListServicesResponse`.
  public struct ListServicesResponse: ProtoMessage {
    public var services: [RegistryV1.ServiceSummary] = []

    public init() {}

    public init(
      services: [RegistryV1.ServiceSummary] = []
    ) {
      self.services = services
    }
  }
}

extension RegistryV1 {
  /// `onsale.registry.v1.ListInstancesRequest`.
  public struct ListInstancesRequest: ProtoMessage {
    public var namespace: String = ""
    public var service: String = ""

    public init() {}

    public init(
      namespace: String = "",
      service: String = ""
    ) {
      self.namespace = namespace
      self.service = service
    }
  }
}

extension RegistryV1 {
  /// `onsale.registry.v1.ListInstancesResponse`.
  public struct ListInstancesResponse: ProtoMessage {
    public var instances: [RegistryV1.Instance] = []

    public init() {}

    public init(
      instances: [RegistryV1.Instance] = []
    ) {
      self.instances = instances
    }
  }
}

extension RegistryV1 {
  /// `onsale.registry.v1.DescribeInstanceRequest`.
  public struct DescribeInstanceRequest: ProtoMessage {
    public var instanceID: String = ""

    public init() {}

    public init(
      instanceID: String = ""
    ) {
      self.instanceID = instanceID
    }
  }
}

extension RegistryV1 {
  /// `onsale.registry.v1.ResolveRequest`.
  public struct ResolveRequest: ProtoMessage {
    public var namespace: String = ""
    public var service: String = ""

    public init() {}

    public init(
      namespace: String = "",
      service: String = ""
    ) {
      self.namespace = namespace
      self.service = service
    }
  }
}

extension RegistryV1 {
  /// `onsale.registry.v1.ResolveResponse`.
  public struct ResolveResponse: ProtoMessage {
    public var instances: [RegistryV1.Instance] = []

    public init() {}

    public init(
      instances: [RegistryV1.Instance] = []
    ) {
      self.instances = instances
    }
  }
}

extension RegistryV1 {
  /// `onsale.registry.v1.WatchRequest`.
  public struct WatchRequest: ProtoMessage {
    public var namespace: String = ""
    public var service: String = ""

    public init() {}

    public init(
      namespace: String = "",
      service: String = ""
    ) {
      self.namespace = namespace
      self.service = service
    }
  }
}

extension RegistryV1 {
  /// `onsale.registry.v1.WatchEvent`.
  public struct WatchEvent: ProtoMessage {
    public var revision: Int64 = 0
    public var instances: [RegistryV1.Instance] = []

    public init() {}

    public init(
      revision: Int64 = 0,
      instances: [RegistryV1.Instance] = []
    ) {
      self.revision = revision
      self.instances = instances
    }
  }
}

extension RegistryV1 {
  /// `onsale.registry.v1.SetWeightRequest`.
  public struct SetWeightRequest: ProtoMessage {
    public var instanceID: String = ""
    public var weight: UInt32 = 0

    public init() {}

    public init(
      instanceID: String = "",
      weight: UInt32 = 0
    ) {
      self.instanceID = instanceID
      self.weight = weight
    }
  }
}

extension RegistryV1 {
  /// `onsale.registry.v1.DrainRequest`.
  public struct DrainRequest: ProtoMessage {
    public var instanceID: String = ""
    public var resume: Bool = false

    public init() {}

    public init(
      instanceID: String = "",
      resume: Bool = false
    ) {
      self.instanceID = instanceID
      self.resume = resume
    }
  }
}

extension RegistryV1 {
  /// `onsale.registry.v1.EvictRequest`.
  public struct EvictRequest: ProtoMessage {
    public var instanceID: String = ""

    public init() {}

    public init(
      instanceID: String = ""
    ) {
      self.instanceID = instanceID
    }
  }
}

extension RegistryV1 {
  /// `onsale.registry.v1.EvictResponse`.
  public struct EvictResponse: ProtoMessage {
    public init() {}
  }
}

extension RegistryV1 {
  /// One version of one configuration value.
  public struct ConfigValue: ProtoMessage {
    public var namespace: String = ""
    public var group: String = ""
    public var key: String = ""
    public var value: String = ""
    /// 1 for the first version.
    public var version: Int64 = 0
    public var changedAtMs: Int64 = 0

    public init() {}

    public init(
      namespace: String = "",
      group: String = "",
      key: String = "",
      value: String = "",
      version: Int64 = 0,
      changedAtMs: Int64 = 0
    ) {
      self.namespace = namespace
      self.group = group
      self.key = key
      self.value = value
      self.version = version
      self.changedAtMs = changedAtMs
    }
  }
}

extension RegistryV1 {
  /// `expected_version`: refuse unless the current version is this one (0 = must not exist yet).
  public struct PutConfigRequest: ProtoMessage {
    public var namespace: String = ""
    public var group: String = ""
    public var key: String = ""
    public var value: String = ""
    public var expectedVersion: Int64? = nil

    public init() {}

    public init(
      namespace: String = "",
      group: String = "",
      key: String = "",
      value: String = "",
      expectedVersion: Int64? = nil
    ) {
      self.namespace = namespace
      self.group = group
      self.key = key
      self.value = value
      self.expectedVersion = expectedVersion
    }
  }
}

extension RegistryV1 {
  /// `version` 0 asks for the newest.
  public struct GetConfigRequest: ProtoMessage {
    public var namespace: String = ""
    public var group: String = ""
    public var key: String = ""
    public var version: Int64 = 0

    public init() {}

    public init(
      namespace: String = "",
      group: String = "",
      key: String = "",
      version: Int64 = 0
    ) {
      self.namespace = namespace
      self.group = group
      self.key = key
      self.version = version
    }
  }
}

extension RegistryV1 {
  /// `onsale.registry.v1.ListConfigVersionsRequest`.
  public struct ListConfigVersionsRequest: ProtoMessage {
    public var namespace: String = ""
    public var group: String = ""
    public var key: String = ""

    public init() {}

    public init(
      namespace: String = "",
      group: String = "",
      key: String = ""
    ) {
      self.namespace = namespace
      self.group = group
      self.key = key
    }
  }
}

extension RegistryV1 {
  /// `onsale.registry.v1.ListConfigVersionsResponse`.
  public struct ListConfigVersionsResponse: ProtoMessage {
    public var versions: [RegistryV1.ConfigValue] = []

    public init() {}

    public init(
      versions: [RegistryV1.ConfigValue] = []
    ) {
      self.versions = versions
    }
  }
}

extension RegistryV1 {
  /// `onsale.registry.v1.WatchConfigRequest`.
  public struct WatchConfigRequest: ProtoMessage {
    public var namespace: String = ""
    public var group: String = ""
    public var key: String = ""

    public init() {}

    public init(
      namespace: String = "",
      group: String = "",
      key: String = ""
    ) {
      self.namespace = namespace
      self.group = group
      self.key = key
    }
  }
}

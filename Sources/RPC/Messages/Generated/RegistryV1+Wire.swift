// Made by scripts/generate from the files in proto/. Do not edit.
internal import ProtobufWire
internal import CMessages
internal import CProtobufC

extension RegistryV1.Instance {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(RegistryV1_Instance__table())) { message in
      Self(c: message.assumingMemoryBound(to: RegistryV1_Instance.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<RegistryV1_Instance>) {
    self.init()
    self.instanceID = readText(c.pointee.instance_id.data, c.pointee.instance_id.len)
    self.namespace = readText(c.pointee.namespace.data, c.pointee.namespace.len)
    self.group = readText(c.pointee.group.data, c.pointee.group.len)
    self.service = readText(c.pointee.service.data, c.pointee.service.len)
    self.cluster = readText(c.pointee.cluster.data, c.pointee.cluster.len)
    self.host = readText(c.pointee.host.data, c.pointee.host.len)
    self.port = c.pointee.port
    self.weight = c.pointee.weight
    self.metadata = readMap(c.pointee.n_metadata, c.pointee.metadata) { (readText($0.pointee.key.data, $0.pointee.key.len), readText($0.pointee.value.data, $0.pointee.value.len)) }
    self.state = RegistryV1.InstanceState(rawValue: c.pointee.state)
    self.epoch = c.pointee.epoch
    self.registeredAtMs = c.pointee.registered_at_ms
    self.expiresAtMs = c.pointee.expires_at_ms
    self.attached = c.pointee.attached != 0
  }

  func write(to wire: inout WireWriter) {
    if !self.instanceID.isEmpty { wire.text(1, self.instanceID) }
    if !self.namespace.isEmpty { wire.text(2, self.namespace) }
    if !self.group.isEmpty { wire.text(3, self.group) }
    if !self.service.isEmpty { wire.text(4, self.service) }
    if !self.cluster.isEmpty { wire.text(5, self.cluster) }
    if !self.host.isEmpty { wire.text(6, self.host) }
    if self.port != 0 { wire.field(7, varint: UInt64(self.port)) }
    if self.weight != 0 { wire.field(8, varint: UInt64(self.weight)) }
    for (key, value) in self.metadata.sorted(by: { $0.key < $1.key }) {
      wire.message(9) { wire in
        wire.text(1, key)
        wire.text(2, value)
      }
    }
    if self.state.rawValue != 0 { wire.field(10, varint: UInt64(bitPattern: Int64(self.state.rawValue))) }
    if self.epoch != 0 { wire.field(11, varint: UInt64(bitPattern: self.epoch)) }
    if self.registeredAtMs != 0 { wire.field(12, varint: UInt64(bitPattern: self.registeredAtMs)) }
    if self.expiresAtMs != 0 { wire.field(13, varint: UInt64(bitPattern: self.expiresAtMs)) }
    if self.attached { wire.field(14, varint: self.attached ? 1 : 0) }
  }
}

extension RegistryV1.RegisterRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(RegistryV1_RegisterRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: RegistryV1_RegisterRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<RegistryV1_RegisterRequest>) {
    self.init()
    self.instance = readMessage(c.pointee.instance) { RegistryV1.Instance(c: $0) }
    self.ttlMs = c.pointee.ttl_ms
  }

  func write(to wire: inout WireWriter) {
    if let value = self.instance { wire.message(1) { value.write(to: &$0) } }
    if self.ttlMs != 0 { wire.field(2, varint: UInt64(self.ttlMs)) }
  }
}

extension RegistryV1.RegisterResponse {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(RegistryV1_RegisterResponse__table())) { message in
      Self(c: message.assumingMemoryBound(to: RegistryV1_RegisterResponse.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<RegistryV1_RegisterResponse>) {
    self.init()
    self.leaseID = readText(c.pointee.lease_id.data, c.pointee.lease_id.len)
    self.epoch = c.pointee.epoch
    self.ttlMs = c.pointee.ttl_ms
    self.heartbeatMs = c.pointee.heartbeat_ms
  }

  func write(to wire: inout WireWriter) {
    if !self.leaseID.isEmpty { wire.text(1, self.leaseID) }
    if self.epoch != 0 { wire.field(2, varint: UInt64(bitPattern: self.epoch)) }
    if self.ttlMs != 0 { wire.field(3, varint: UInt64(self.ttlMs)) }
    if self.heartbeatMs != 0 { wire.field(4, varint: UInt64(self.heartbeatMs)) }
  }
}

extension RegistryV1.HeartbeatRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(RegistryV1_HeartbeatRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: RegistryV1_HeartbeatRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<RegistryV1_HeartbeatRequest>) {
    self.init()
    self.instanceID = readText(c.pointee.instance_id.data, c.pointee.instance_id.len)
    self.leaseID = readText(c.pointee.lease_id.data, c.pointee.lease_id.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.instanceID.isEmpty { wire.text(1, self.instanceID) }
    if !self.leaseID.isEmpty { wire.text(2, self.leaseID) }
  }
}

extension RegistryV1.HeartbeatResponse {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(RegistryV1_HeartbeatResponse__table())) { message in
      Self(c: message.assumingMemoryBound(to: RegistryV1_HeartbeatResponse.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<RegistryV1_HeartbeatResponse>) {
    self.init()
    self.ttlMs = c.pointee.ttl_ms
    self.state = RegistryV1.InstanceState(rawValue: c.pointee.state)
  }

  func write(to wire: inout WireWriter) {
    if self.ttlMs != 0 { wire.field(1, varint: UInt64(self.ttlMs)) }
    if self.state.rawValue != 0 { wire.field(2, varint: UInt64(bitPattern: Int64(self.state.rawValue))) }
  }
}

extension RegistryV1.DeregisterRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(RegistryV1_DeregisterRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: RegistryV1_DeregisterRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<RegistryV1_DeregisterRequest>) {
    self.init()
    self.instanceID = readText(c.pointee.instance_id.data, c.pointee.instance_id.len)
    self.leaseID = readText(c.pointee.lease_id.data, c.pointee.lease_id.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.instanceID.isEmpty { wire.text(1, self.instanceID) }
    if !self.leaseID.isEmpty { wire.text(2, self.leaseID) }
  }
}

extension RegistryV1.DeregisterResponse {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(RegistryV1_DeregisterResponse__table())) { message in
      Self(c: message.assumingMemoryBound(to: RegistryV1_DeregisterResponse.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<RegistryV1_DeregisterResponse>) {
    self.init()
  }

  func write(to wire: inout WireWriter) {
  }
}

extension RegistryV1.AttachRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(RegistryV1_AttachRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: RegistryV1_AttachRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<RegistryV1_AttachRequest>) {
    self.init()
    self.instanceID = readText(c.pointee.instance_id.data, c.pointee.instance_id.len)
    self.leaseID = readText(c.pointee.lease_id.data, c.pointee.lease_id.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.instanceID.isEmpty { wire.text(1, self.instanceID) }
    if !self.leaseID.isEmpty { wire.text(2, self.leaseID) }
  }
}

extension RegistryV1.AttachEvent {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(RegistryV1_AttachEvent__table())) { message in
      Self(c: message.assumingMemoryBound(to: RegistryV1_AttachEvent.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<RegistryV1_AttachEvent>) {
    self.init()
    self.state = RegistryV1.InstanceState(rawValue: c.pointee.state)
    self.sequence = c.pointee.sequence
  }

  func write(to wire: inout WireWriter) {
    if self.state.rawValue != 0 { wire.field(1, varint: UInt64(bitPattern: Int64(self.state.rawValue))) }
    if self.sequence != 0 { wire.field(2, varint: UInt64(bitPattern: self.sequence)) }
  }
}

extension RegistryV1.ListServicesRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(RegistryV1_ListServicesRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: RegistryV1_ListServicesRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<RegistryV1_ListServicesRequest>) {
    self.init()
    self.namespace = readText(c.pointee.namespace.data, c.pointee.namespace.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.namespace.isEmpty { wire.text(1, self.namespace) }
  }
}

extension RegistryV1.ServiceSummary {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(RegistryV1_ServiceSummary__table())) { message in
      Self(c: message.assumingMemoryBound(to: RegistryV1_ServiceSummary.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<RegistryV1_ServiceSummary>) {
    self.init()
    self.namespace = readText(c.pointee.namespace.data, c.pointee.namespace.len)
    self.group = readText(c.pointee.group.data, c.pointee.group.len)
    self.service = readText(c.pointee.service.data, c.pointee.service.len)
    self.instances = c.pointee.instances
    self.up = c.pointee.up
  }

  func write(to wire: inout WireWriter) {
    if !self.namespace.isEmpty { wire.text(1, self.namespace) }
    if !self.group.isEmpty { wire.text(2, self.group) }
    if !self.service.isEmpty { wire.text(3, self.service) }
    if self.instances != 0 { wire.field(4, varint: UInt64(self.instances)) }
    if self.up != 0 { wire.field(5, varint: UInt64(self.up)) }
  }
}

extension RegistryV1.ListServicesResponse {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(RegistryV1_ListServicesResponse__table())) { message in
      Self(c: message.assumingMemoryBound(to: RegistryV1_ListServicesResponse.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<RegistryV1_ListServicesResponse>) {
    self.init()
    self.services = readMessages(c.pointee.n_services, c.pointee.services) { RegistryV1.ServiceSummary(c: $0) }
  }

  func write(to wire: inout WireWriter) {
    for item in self.services { wire.message(1) { item.write(to: &$0) } }
  }
}

extension RegistryV1.ListInstancesRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(RegistryV1_ListInstancesRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: RegistryV1_ListInstancesRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<RegistryV1_ListInstancesRequest>) {
    self.init()
    self.namespace = readText(c.pointee.namespace.data, c.pointee.namespace.len)
    self.service = readText(c.pointee.service.data, c.pointee.service.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.namespace.isEmpty { wire.text(1, self.namespace) }
    if !self.service.isEmpty { wire.text(2, self.service) }
  }
}

extension RegistryV1.ListInstancesResponse {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(RegistryV1_ListInstancesResponse__table())) { message in
      Self(c: message.assumingMemoryBound(to: RegistryV1_ListInstancesResponse.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<RegistryV1_ListInstancesResponse>) {
    self.init()
    self.instances = readMessages(c.pointee.n_instances, c.pointee.instances) { RegistryV1.Instance(c: $0) }
  }

  func write(to wire: inout WireWriter) {
    for item in self.instances { wire.message(1) { item.write(to: &$0) } }
  }
}

extension RegistryV1.DescribeInstanceRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(RegistryV1_DescribeInstanceRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: RegistryV1_DescribeInstanceRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<RegistryV1_DescribeInstanceRequest>) {
    self.init()
    self.instanceID = readText(c.pointee.instance_id.data, c.pointee.instance_id.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.instanceID.isEmpty { wire.text(1, self.instanceID) }
  }
}

extension RegistryV1.ResolveRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(RegistryV1_ResolveRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: RegistryV1_ResolveRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<RegistryV1_ResolveRequest>) {
    self.init()
    self.namespace = readText(c.pointee.namespace.data, c.pointee.namespace.len)
    self.service = readText(c.pointee.service.data, c.pointee.service.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.namespace.isEmpty { wire.text(1, self.namespace) }
    if !self.service.isEmpty { wire.text(2, self.service) }
  }
}

extension RegistryV1.ResolveResponse {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(RegistryV1_ResolveResponse__table())) { message in
      Self(c: message.assumingMemoryBound(to: RegistryV1_ResolveResponse.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<RegistryV1_ResolveResponse>) {
    self.init()
    self.instances = readMessages(c.pointee.n_instances, c.pointee.instances) { RegistryV1.Instance(c: $0) }
  }

  func write(to wire: inout WireWriter) {
    for item in self.instances { wire.message(1) { item.write(to: &$0) } }
  }
}

extension RegistryV1.WatchRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(RegistryV1_WatchRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: RegistryV1_WatchRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<RegistryV1_WatchRequest>) {
    self.init()
    self.namespace = readText(c.pointee.namespace.data, c.pointee.namespace.len)
    self.service = readText(c.pointee.service.data, c.pointee.service.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.namespace.isEmpty { wire.text(1, self.namespace) }
    if !self.service.isEmpty { wire.text(2, self.service) }
  }
}

extension RegistryV1.WatchEvent {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(RegistryV1_WatchEvent__table())) { message in
      Self(c: message.assumingMemoryBound(to: RegistryV1_WatchEvent.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<RegistryV1_WatchEvent>) {
    self.init()
    self.revision = c.pointee.revision
    self.instances = readMessages(c.pointee.n_instances, c.pointee.instances) { RegistryV1.Instance(c: $0) }
  }

  func write(to wire: inout WireWriter) {
    if self.revision != 0 { wire.field(1, varint: UInt64(bitPattern: self.revision)) }
    for item in self.instances { wire.message(2) { item.write(to: &$0) } }
  }
}

extension RegistryV1.SetWeightRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(RegistryV1_SetWeightRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: RegistryV1_SetWeightRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<RegistryV1_SetWeightRequest>) {
    self.init()
    self.instanceID = readText(c.pointee.instance_id.data, c.pointee.instance_id.len)
    self.weight = c.pointee.weight
  }

  func write(to wire: inout WireWriter) {
    if !self.instanceID.isEmpty { wire.text(1, self.instanceID) }
    if self.weight != 0 { wire.field(2, varint: UInt64(self.weight)) }
  }
}

extension RegistryV1.DrainRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(RegistryV1_DrainRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: RegistryV1_DrainRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<RegistryV1_DrainRequest>) {
    self.init()
    self.instanceID = readText(c.pointee.instance_id.data, c.pointee.instance_id.len)
    self.resume = c.pointee.resume != 0
  }

  func write(to wire: inout WireWriter) {
    if !self.instanceID.isEmpty { wire.text(1, self.instanceID) }
    if self.resume { wire.field(2, varint: self.resume ? 1 : 0) }
  }
}

extension RegistryV1.EvictRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(RegistryV1_EvictRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: RegistryV1_EvictRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<RegistryV1_EvictRequest>) {
    self.init()
    self.instanceID = readText(c.pointee.instance_id.data, c.pointee.instance_id.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.instanceID.isEmpty { wire.text(1, self.instanceID) }
  }
}

extension RegistryV1.EvictResponse {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(RegistryV1_EvictResponse__table())) { message in
      Self(c: message.assumingMemoryBound(to: RegistryV1_EvictResponse.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<RegistryV1_EvictResponse>) {
    self.init()
  }

  func write(to wire: inout WireWriter) {
  }
}

extension RegistryV1.ConfigValue {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(RegistryV1_ConfigValue__table())) { message in
      Self(c: message.assumingMemoryBound(to: RegistryV1_ConfigValue.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<RegistryV1_ConfigValue>) {
    self.init()
    self.namespace = readText(c.pointee.namespace.data, c.pointee.namespace.len)
    self.group = readText(c.pointee.group.data, c.pointee.group.len)
    self.key = readText(c.pointee.key.data, c.pointee.key.len)
    self.value = readText(c.pointee.value.data, c.pointee.value.len)
    self.version = c.pointee.version
    self.changedAtMs = c.pointee.changed_at_ms
  }

  func write(to wire: inout WireWriter) {
    if !self.namespace.isEmpty { wire.text(1, self.namespace) }
    if !self.group.isEmpty { wire.text(2, self.group) }
    if !self.key.isEmpty { wire.text(3, self.key) }
    if !self.value.isEmpty { wire.text(4, self.value) }
    if self.version != 0 { wire.field(5, varint: UInt64(bitPattern: self.version)) }
    if self.changedAtMs != 0 { wire.field(6, varint: UInt64(bitPattern: self.changedAtMs)) }
  }
}

extension RegistryV1.PutConfigRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(RegistryV1_PutConfigRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: RegistryV1_PutConfigRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<RegistryV1_PutConfigRequest>) {
    self.init()
    self.namespace = readText(c.pointee.namespace.data, c.pointee.namespace.len)
    self.group = readText(c.pointee.group.data, c.pointee.group.len)
    self.key = readText(c.pointee.key.data, c.pointee.key.len)
    self.value = readText(c.pointee.value.data, c.pointee.value.len)
    self.expectedVersion = c.pointee.has_expected_version != 0 ? c.pointee.expected_version : nil
  }

  func write(to wire: inout WireWriter) {
    if !self.namespace.isEmpty { wire.text(1, self.namespace) }
    if !self.group.isEmpty { wire.text(2, self.group) }
    if !self.key.isEmpty { wire.text(3, self.key) }
    if !self.value.isEmpty { wire.text(4, self.value) }
    if let value = self.expectedVersion { wire.field(5, varint: UInt64(bitPattern: value)) }
  }
}

extension RegistryV1.GetConfigRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(RegistryV1_GetConfigRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: RegistryV1_GetConfigRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<RegistryV1_GetConfigRequest>) {
    self.init()
    self.namespace = readText(c.pointee.namespace.data, c.pointee.namespace.len)
    self.group = readText(c.pointee.group.data, c.pointee.group.len)
    self.key = readText(c.pointee.key.data, c.pointee.key.len)
    self.version = c.pointee.version
  }

  func write(to wire: inout WireWriter) {
    if !self.namespace.isEmpty { wire.text(1, self.namespace) }
    if !self.group.isEmpty { wire.text(2, self.group) }
    if !self.key.isEmpty { wire.text(3, self.key) }
    if self.version != 0 { wire.field(4, varint: UInt64(bitPattern: self.version)) }
  }
}

extension RegistryV1.ListConfigVersionsRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(RegistryV1_ListConfigVersionsRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: RegistryV1_ListConfigVersionsRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<RegistryV1_ListConfigVersionsRequest>) {
    self.init()
    self.namespace = readText(c.pointee.namespace.data, c.pointee.namespace.len)
    self.group = readText(c.pointee.group.data, c.pointee.group.len)
    self.key = readText(c.pointee.key.data, c.pointee.key.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.namespace.isEmpty { wire.text(1, self.namespace) }
    if !self.group.isEmpty { wire.text(2, self.group) }
    if !self.key.isEmpty { wire.text(3, self.key) }
  }
}

extension RegistryV1.ListConfigVersionsResponse {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(RegistryV1_ListConfigVersionsResponse__table())) { message in
      Self(c: message.assumingMemoryBound(to: RegistryV1_ListConfigVersionsResponse.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<RegistryV1_ListConfigVersionsResponse>) {
    self.init()
    self.versions = readMessages(c.pointee.n_versions, c.pointee.versions) { RegistryV1.ConfigValue(c: $0) }
  }

  func write(to wire: inout WireWriter) {
    for item in self.versions { wire.message(1) { item.write(to: &$0) } }
  }
}

extension RegistryV1.WatchConfigRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(RegistryV1_WatchConfigRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: RegistryV1_WatchConfigRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<RegistryV1_WatchConfigRequest>) {
    self.init()
    self.namespace = readText(c.pointee.namespace.data, c.pointee.namespace.len)
    self.group = readText(c.pointee.group.data, c.pointee.group.len)
    self.key = readText(c.pointee.key.data, c.pointee.key.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.namespace.isEmpty { wire.text(1, self.namespace) }
    if !self.group.isEmpty { wire.text(2, self.group) }
    if !self.key.isEmpty { wire.text(3, self.key) }
  }
}

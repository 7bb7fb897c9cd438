// Made by scripts/generate from the files in proto/. Do not edit.
internal import ProtobufWire
internal import CMessages
internal import CProtobufC

extension Etcdserverpb.ResponseHeader {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(Etcdserverpb_ResponseHeader__table())) { message in
      Self(c: message.assumingMemoryBound(to: Etcdserverpb_ResponseHeader.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<Etcdserverpb_ResponseHeader>) {
    self.init()
    self.clusterID = c.pointee.cluster_id
    self.memberID = c.pointee.member_id
    self.revision = c.pointee.revision
    self.raftTerm = c.pointee.raft_term
  }

  func write(to wire: inout WireWriter) {
    if self.clusterID != 0 { wire.field(1, varint: self.clusterID) }
    if self.memberID != 0 { wire.field(2, varint: self.memberID) }
    if self.revision != 0 { wire.field(3, varint: UInt64(bitPattern: self.revision)) }
    if self.raftTerm != 0 { wire.field(4, varint: self.raftTerm) }
  }
}

extension Etcdserverpb.KeyValue {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(Etcdserverpb_KeyValue__table())) { message in
      Self(c: message.assumingMemoryBound(to: Etcdserverpb_KeyValue.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<Etcdserverpb_KeyValue>) {
    self.init()
    self.key = readBytes(c.pointee.key.data, c.pointee.key.len)
    self.createRevision = c.pointee.create_revision
    self.modRevision = c.pointee.mod_revision
    self.version = c.pointee.version
    self.value = readBytes(c.pointee.value.data, c.pointee.value.len)
    self.lease = c.pointee.lease
  }

  func write(to wire: inout WireWriter) {
    if !self.key.isEmpty { wire.bytes(1, self.key) }
    if self.createRevision != 0 { wire.field(2, varint: UInt64(bitPattern: self.createRevision)) }
    if self.modRevision != 0 { wire.field(3, varint: UInt64(bitPattern: self.modRevision)) }
    if self.version != 0 { wire.field(4, varint: UInt64(bitPattern: self.version)) }
    if !self.value.isEmpty { wire.bytes(5, self.value) }
    if self.lease != 0 { wire.field(6, varint: UInt64(bitPattern: self.lease)) }
  }
}

extension Etcdserverpb.RangeRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(Etcdserverpb_RangeRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: Etcdserverpb_RangeRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<Etcdserverpb_RangeRequest>) {
    self.init()
    self.key = readBytes(c.pointee.key.data, c.pointee.key.len)
    self.rangeEnd = readBytes(c.pointee.range_end.data, c.pointee.range_end.len)
    self.limit = c.pointee.limit
    self.revision = c.pointee.revision
  }

  func write(to wire: inout WireWriter) {
    if !self.key.isEmpty { wire.bytes(1, self.key) }
    if !self.rangeEnd.isEmpty { wire.bytes(2, self.rangeEnd) }
    if self.limit != 0 { wire.field(3, varint: UInt64(bitPattern: self.limit)) }
    if self.revision != 0 { wire.field(4, varint: UInt64(bitPattern: self.revision)) }
  }
}

extension Etcdserverpb.RangeResponse {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(Etcdserverpb_RangeResponse__table())) { message in
      Self(c: message.assumingMemoryBound(to: Etcdserverpb_RangeResponse.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<Etcdserverpb_RangeResponse>) {
    self.init()
    self.header = readMessage(c.pointee.header) { Etcdserverpb.ResponseHeader(c: $0) }
    self.kvs = readMessages(c.pointee.n_kvs, c.pointee.kvs) { Etcdserverpb.KeyValue(c: $0) }
    self.more = c.pointee.more != 0
    self.count = c.pointee.count
  }

  func write(to wire: inout WireWriter) {
    if let value = self.header { wire.message(1) { value.write(to: &$0) } }
    for item in self.kvs { wire.message(2) { item.write(to: &$0) } }
    if self.more { wire.field(3, varint: self.more ? 1 : 0) }
    if self.count != 0 { wire.field(4, varint: UInt64(bitPattern: self.count)) }
  }
}

extension Etcdserverpb.PutRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(Etcdserverpb_PutRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: Etcdserverpb_PutRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<Etcdserverpb_PutRequest>) {
    self.init()
    self.key = readBytes(c.pointee.key.data, c.pointee.key.len)
    self.value = readBytes(c.pointee.value.data, c.pointee.value.len)
    self.lease = c.pointee.lease
    self.prevKv = c.pointee.prev_kv != 0
  }

  func write(to wire: inout WireWriter) {
    if !self.key.isEmpty { wire.bytes(1, self.key) }
    if !self.value.isEmpty { wire.bytes(2, self.value) }
    if self.lease != 0 { wire.field(3, varint: UInt64(bitPattern: self.lease)) }
    if self.prevKv { wire.field(4, varint: self.prevKv ? 1 : 0) }
  }
}

extension Etcdserverpb.PutResponse {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(Etcdserverpb_PutResponse__table())) { message in
      Self(c: message.assumingMemoryBound(to: Etcdserverpb_PutResponse.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<Etcdserverpb_PutResponse>) {
    self.init()
    self.header = readMessage(c.pointee.header) { Etcdserverpb.ResponseHeader(c: $0) }
    self.prevKv = readMessage(c.pointee.prev_kv) { Etcdserverpb.KeyValue(c: $0) }
  }

  func write(to wire: inout WireWriter) {
    if let value = self.header { wire.message(1) { value.write(to: &$0) } }
    if let value = self.prevKv { wire.message(2) { value.write(to: &$0) } }
  }
}

extension Etcdserverpb.DeleteRangeRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(Etcdserverpb_DeleteRangeRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: Etcdserverpb_DeleteRangeRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<Etcdserverpb_DeleteRangeRequest>) {
    self.init()
    self.key = readBytes(c.pointee.key.data, c.pointee.key.len)
    self.rangeEnd = readBytes(c.pointee.range_end.data, c.pointee.range_end.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.key.isEmpty { wire.bytes(1, self.key) }
    if !self.rangeEnd.isEmpty { wire.bytes(2, self.rangeEnd) }
  }
}

extension Etcdserverpb.DeleteRangeResponse {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(Etcdserverpb_DeleteRangeResponse__table())) { message in
      Self(c: message.assumingMemoryBound(to: Etcdserverpb_DeleteRangeResponse.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<Etcdserverpb_DeleteRangeResponse>) {
    self.init()
    self.header = readMessage(c.pointee.header) { Etcdserverpb.ResponseHeader(c: $0) }
    self.deleted = c.pointee.deleted
  }

  func write(to wire: inout WireWriter) {
    if let value = self.header { wire.message(1) { value.write(to: &$0) } }
    if self.deleted != 0 { wire.field(2, varint: UInt64(bitPattern: self.deleted)) }
  }
}

extension Etcdserverpb.Event {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(Etcdserverpb_Event__table())) { message in
      Self(c: message.assumingMemoryBound(to: Etcdserverpb_Event.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<Etcdserverpb_Event>) {
    self.init()
    self.type = Etcdserverpb.Event.EventType(rawValue: c.pointee.type)
    self.kv = readMessage(c.pointee.kv) { Etcdserverpb.KeyValue(c: $0) }
  }

  func write(to wire: inout WireWriter) {
    if self.type.rawValue != 0 { wire.field(1, varint: UInt64(bitPattern: Int64(self.type.rawValue))) }
    if let value = self.kv { wire.message(2) { value.write(to: &$0) } }
  }
}

extension Etcdserverpb.WatchRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(Etcdserverpb_WatchRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: Etcdserverpb_WatchRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<Etcdserverpb_WatchRequest>) {
    self.init()
    switch c.pointee.request_union_case {
    case 1: self.requestUnion = readMessage(c.pointee.request_union.create_request) { .createRequest(Etcdserverpb.WatchCreateRequest(c: $0)) }
    case 2: self.requestUnion = readMessage(c.pointee.request_union.cancel_request) { .cancelRequest(Etcdserverpb.WatchCancelRequest(c: $0)) }
    default: break
    }
  }

  func write(to wire: inout WireWriter) {
    if case .createRequest(let value)? = self.requestUnion { wire.message(1) { value.write(to: &$0) } }
    if case .cancelRequest(let value)? = self.requestUnion { wire.message(2) { value.write(to: &$0) } }
  }
}

extension Etcdserverpb.WatchCreateRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(Etcdserverpb_WatchCreateRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: Etcdserverpb_WatchCreateRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<Etcdserverpb_WatchCreateRequest>) {
    self.init()
    self.key = readBytes(c.pointee.key.data, c.pointee.key.len)
    self.rangeEnd = readBytes(c.pointee.range_end.data, c.pointee.range_end.len)
    self.startRevision = c.pointee.start_revision
  }

  func write(to wire: inout WireWriter) {
    if !self.key.isEmpty { wire.bytes(1, self.key) }
    if !self.rangeEnd.isEmpty { wire.bytes(2, self.rangeEnd) }
    if self.startRevision != 0 { wire.field(3, varint: UInt64(bitPattern: self.startRevision)) }
  }
}

extension Etcdserverpb.WatchCancelRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(Etcdserverpb_WatchCancelRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: Etcdserverpb_WatchCancelRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<Etcdserverpb_WatchCancelRequest>) {
    self.init()
    self.watchID = c.pointee.watch_id
  }

  func write(to wire: inout WireWriter) {
    if self.watchID != 0 { wire.field(1, varint: UInt64(bitPattern: self.watchID)) }
  }
}

extension Etcdserverpb.WatchResponse {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(Etcdserverpb_WatchResponse__table())) { message in
      Self(c: message.assumingMemoryBound(to: Etcdserverpb_WatchResponse.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<Etcdserverpb_WatchResponse>) {
    self.init()
    self.header = readMessage(c.pointee.header) { Etcdserverpb.ResponseHeader(c: $0) }
    self.watchID = c.pointee.watch_id
    self.created = c.pointee.created != 0
    self.canceled = c.pointee.canceled != 0
    self.events = readMessages(c.pointee.n_events, c.pointee.events) { Etcdserverpb.Event(c: $0) }
  }

  func write(to wire: inout WireWriter) {
    if let value = self.header { wire.message(1) { value.write(to: &$0) } }
    if self.watchID != 0 { wire.field(2, varint: UInt64(bitPattern: self.watchID)) }
    if self.created { wire.field(3, varint: self.created ? 1 : 0) }
    if self.canceled { wire.field(4, varint: self.canceled ? 1 : 0) }
    for item in self.events { wire.message(11) { item.write(to: &$0) } }
  }
}

extension Etcdserverpb.LeaseGrantRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(Etcdserverpb_LeaseGrantRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: Etcdserverpb_LeaseGrantRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<Etcdserverpb_LeaseGrantRequest>) {
    self.init()
    self.ttl = c.pointee.ttl
    self.id = c.pointee.id
  }

  func write(to wire: inout WireWriter) {
    if self.ttl != 0 { wire.field(1, varint: UInt64(bitPattern: self.ttl)) }
    if self.id != 0 { wire.field(2, varint: UInt64(bitPattern: self.id)) }
  }
}

extension Etcdserverpb.LeaseGrantResponse {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(Etcdserverpb_LeaseGrantResponse__table())) { message in
      Self(c: message.assumingMemoryBound(to: Etcdserverpb_LeaseGrantResponse.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<Etcdserverpb_LeaseGrantResponse>) {
    self.init()
    self.header = readMessage(c.pointee.header) { Etcdserverpb.ResponseHeader(c: $0) }
    self.id = c.pointee.id
    self.ttl = c.pointee.ttl
    self.error = readText(c.pointee.error.data, c.pointee.error.len)
  }

  func write(to wire: inout WireWriter) {
    if let value = self.header { wire.message(1) { value.write(to: &$0) } }
    if self.id != 0 { wire.field(2, varint: UInt64(bitPattern: self.id)) }
    if self.ttl != 0 { wire.field(3, varint: UInt64(bitPattern: self.ttl)) }
    if !self.error.isEmpty { wire.text(4, self.error) }
  }
}

extension Etcdserverpb.LeaseRevokeRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(Etcdserverpb_LeaseRevokeRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: Etcdserverpb_LeaseRevokeRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<Etcdserverpb_LeaseRevokeRequest>) {
    self.init()
    self.id = c.pointee.id
  }

  func write(to wire: inout WireWriter) {
    if self.id != 0 { wire.field(1, varint: UInt64(bitPattern: self.id)) }
  }
}

extension Etcdserverpb.LeaseRevokeResponse {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(Etcdserverpb_LeaseRevokeResponse__table())) { message in
      Self(c: message.assumingMemoryBound(to: Etcdserverpb_LeaseRevokeResponse.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<Etcdserverpb_LeaseRevokeResponse>) {
    self.init()
    self.header = readMessage(c.pointee.header) { Etcdserverpb.ResponseHeader(c: $0) }
  }

  func write(to wire: inout WireWriter) {
    if let value = self.header { wire.message(1) { value.write(to: &$0) } }
  }
}

extension Etcdserverpb.LeaseKeepAliveRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(Etcdserverpb_LeaseKeepAliveRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: Etcdserverpb_LeaseKeepAliveRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<Etcdserverpb_LeaseKeepAliveRequest>) {
    self.init()
    self.id = c.pointee.id
  }

  func write(to wire: inout WireWriter) {
    if self.id != 0 { wire.field(1, varint: UInt64(bitPattern: self.id)) }
  }
}

extension Etcdserverpb.LeaseKeepAliveResponse {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(Etcdserverpb_LeaseKeepAliveResponse__table())) { message in
      Self(c: message.assumingMemoryBound(to: Etcdserverpb_LeaseKeepAliveResponse.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<Etcdserverpb_LeaseKeepAliveResponse>) {
    self.init()
    self.header = readMessage(c.pointee.header) { Etcdserverpb.ResponseHeader(c: $0) }
    self.id = c.pointee.id
    self.ttl = c.pointee.ttl
  }

  func write(to wire: inout WireWriter) {
    if let value = self.header { wire.message(1) { value.write(to: &$0) } }
    if self.id != 0 { wire.field(2, varint: UInt64(bitPattern: self.id)) }
    if self.ttl != 0 { wire.field(3, varint: UInt64(bitPattern: self.ttl)) }
  }
}

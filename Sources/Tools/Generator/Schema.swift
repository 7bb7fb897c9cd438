/// The descriptor set resolved: every type by its full name, with the names it gets.
struct Schema {
  /// What is generated, in the order of the files.
  let packages: [Package]
  /// Messages of other packages that ours use: only `google.protobuf.Timestamp` is known.
  let timestampIsUsed: Bool

  struct Package {
    let name: String
    let namespace: String
    var messages: [Message] = []
    var enums: [Enumeration] = []
    var services: [Service] = []
  }

  struct Message {
    let fullName: String
    /// `Order`, or `Outer.Inner`.
    let swiftName: String
    let qualifiedName: String
    let cName: String
    let comment: String?
    /// By number.
    var fields: [Field] = []
    var oneofs: [Oneof] = []
    let isMapEntry: Bool

    /// The fields and oneofs in the order of the declaration.
    var members: [Member] {
      var seen: Set<String> = []
      return declared.compactMap { name in
        guard let field = fields.first(where: { $0.name == name }) else { return nil }
        guard let oneof = field.oneof else { return .field(field) }
        return seen.insert(oneof).inserted ? oneofs.first { $0.name == oneof }.map(Member.oneof) : nil
      }
    }
    var declared: [String] = []
  }

  enum Member {
    case field(Field)
    case oneof(Oneof)
  }

  struct Oneof {
    let name: String
    let property: String
    let typeName: String
    var fields: [Field] = []
  }

  struct Field {
    let name: String
    let property: String
    let member: String
    let jsonName: String
    let number: Int
    let type: FieldType
    let shape: Shape
    let comment: String?
    /// The oneof it belongs to.
    let oneof: String?
  }

  enum Shape: Hashable {
    case implicit, optional, repeated(packed: Bool), map, oneof
  }

  indirect enum FieldType {
    case scalar(FieldDescriptor.Kind)
    case enumeration(Enumeration)
    /// By full name.
    case message(String, qualified: String, c: String)
    case timestamp
    case map(key: FieldDescriptor.Kind, value: FieldType, entry: String)
  }

  struct Enumeration {
    let fullName: String
    let swiftName: String
    let qualifiedName: String
    let comment: String?
    let cases: [Case]

    struct Case {
      let protoName: String
      let name: String
      let number: Int
      let comment: String?
    }
  }

  struct Service {
    let fullName: String
    let name: String
    let comment: String?
    let methods: [Method]
  }

  struct Method {
    enum Kind: String { case unary, serverStreaming, clientStreaming, bidirectional }

    let name: String
    let function: String
    let input: String
    let output: String
    let kind: Kind
    let isIdempotent: Bool
    let comment: String?
    let http: [HTTPRule]
  }
}

/// Builds the schema from the files whose package begins with `prefix`, or one of several with
/// commas between them.
struct SchemaBuilder {
  private let files: [FileDescriptor]
  private var messageNames: [String: (qualified: String, c: String, descriptor: MessageDescriptor)] = [:]
  private var enumerations: [String: Schema.Enumeration] = [:]
  private var timestampIsUsed = false

  init(_ files: [FileDescriptor], prefix: String) {
    let prefixes = prefix.split(separator: ",")
    self.files = files.filter { file in prefixes.contains { file.package.hasPrefix($0) } }
  }

  mutating func build() throws(GeneratorError) -> Schema {
    for file in files { register(file) }
    var packages: [Schema.Package] = []
    for file in files {
      guard file.syntax == "proto3" else { throw .unsupported("\(file.name): only proto3") }
      var package = Schema.Package(name: file.package, namespace: Naming.namespace(ofPackage: file.package))
      package.enums = file.enums.compactMap { enumerations[".\(file.package).\($0.name)"] }
      for (index, message) in file.messages.enumerated() {
        try add(message, to: &package, outer: "", path: [4, index], file)
      }
      for (index, service) in file.services.enumerated() {
        package.services.append(try resolve(service, path: [6, index], file))
      }
      packages.append(package)
    }
    try refuseCycles(packages.flatMap(\.messages))
    return Schema(packages: packages, timestampIsUsed: timestampIsUsed)
  }

  private mutating func register(_ file: FileDescriptor) {
    for (index, item) in file.enums.enumerated() { register(item, outer: "", path: [5, index], file) }
    for (index, item) in file.messages.enumerated() { register(item, outer: "", path: [4, index], file) }
  }

  private mutating func register(_ message: MessageDescriptor, outer: String, path: [Int], _ file: FileDescriptor) {
    let name = outer + message.name
    let namespace = Naming.namespace(ofPackage: file.package)
    messageNames[".\(file.package).\(name)"] = (
      "\(namespace).\(name)", "\(namespace)_" + name.split(separator: ".").joined(separator: "_"), message
    )
    for (index, item) in message.messages.enumerated() {
      register(item, outer: name + ".", path: path + [3, index], file)
    }
    for (index, item) in message.enums.enumerated() {
      register(item, outer: name + ".", path: path + [4, index], file)
    }
  }

  private mutating func register(_ item: EnumDescriptor, outer: String, path: [Int], _ file: FileDescriptor) {
    let name = outer + item.name
    let cases = item.values.enumerated().map { index, value in
      Schema.Enumeration.Case(
        protoName: value.name, name: Naming.enumCase(value.name, of: item.name), number: value.number,
        comment: file.comments[path + [2, index]])
    }
    enumerations[".\(file.package).\(name)"] = Schema.Enumeration(
      fullName: "\(file.package).\(name)", swiftName: name,
      qualifiedName: "\(Naming.namespace(ofPackage: file.package)).\(name)",
      comment: file.comments[path], cases: cases)
  }

  private mutating func add(
    _ descriptor: MessageDescriptor, to package: inout Schema.Package, outer: String, path: [Int],
    _ file: FileDescriptor
  ) throws(GeneratorError) {
    let name = outer + descriptor.name
    let fullName = "\(file.package).\(name)"
    guard let names = messageNames["." + fullName] else { return }
    for (index, nested) in descriptor.messages.enumerated() {
      try add(nested, to: &package, outer: name + ".", path: path + [3, index], file)
    }
    for nested in descriptor.enums {
      if let item = enumerations[".\(fullName).\(nested.name)"] { package.enums.append(item) }
    }
    var message = Schema.Message(
      fullName: fullName, swiftName: name, qualifiedName: names.qualified, cName: names.c,
      comment: file.comments[path], isMapEntry: descriptor.isMapEntry)
    for (index, field) in descriptor.fields.enumerated() {
      message.fields.append(
        try resolve(field, in: descriptor, of: fullName, comment: file.comments[path + [2, index]]))
    }
    message.declared = message.fields.map(\.name)
    message.fields.sort { $0.number < $1.number }
    for oneof in descriptor.oneofs {
      let fields = message.fields.filter { $0.oneof == oneof }
      guard !fields.isEmpty else { continue }
      message.oneofs.append(
        Schema.Oneof(
          name: oneof, property: Naming.property(oneof),
          typeName: Naming.upperFirst(Naming.property(oneof)), fields: fields))
    }
    package.messages.append(message)
  }

  private mutating func resolve(
    _ field: FieldDescriptor, in message: MessageDescriptor, of owner: String, comment: String?
  ) throws(GeneratorError) -> Schema.Field {
    let type = try resolveType(field, usedBy: "\(owner).\(field.name)")
    let oneof = try oneofName(of: field, in: message)
    let shape: Schema.Shape
    switch (type, field.label) {
    case (.map, _): shape = .map
    case (_, .repeated):
      let packable: Bool
      switch type {
      case .scalar(.string), .scalar(.bytes), .message, .timestamp, .map: packable = false
      case .scalar, .enumeration: packable = true
      }
      shape = .repeated(packed: packable && field.packed ?? true)
    case (_, .required): throw .unsupported("\(owner).\(field.name) is required")
    default:
      switch type {
      case _ where oneof != nil: shape = .oneof
      case .message, .timestamp: shape = .optional
      default: shape = field.isProto3Optional ? .optional : .implicit
      }
    }
    return Schema.Field(
      name: field.name, property: Naming.property(field.name), member: Naming.member(field.name),
      jsonName: field.jsonName, number: field.number, type: type, shape: shape, comment: comment, oneof: oneof)
  }

  /// The oneof of a field; the one that protoc makes around an `optional` does not count.
  private func oneofName(of field: FieldDescriptor, in message: MessageDescriptor) throws(GeneratorError) -> String? {
    guard let index = field.oneofIndex, !field.isProto3Optional else { return nil }
    guard message.oneofs.indices.contains(index) else { throw .malformedDescriptor("oneof \(index) of \(field.name)") }
    return message.oneofs[index]
  }

  private mutating func resolveType(_ field: FieldDescriptor, usedBy user: String) throws(GeneratorError)
    -> Schema.FieldType
  {
    switch field.kind {
    case .group: throw .unsupported("\(user) is a group")
    case .enum:
      guard let found = enumerations[field.typeName] else { throw .unknownType(field.typeName, usedBy: user) }
      return .enumeration(found)
    case .message:
      if field.typeName == ".google.protobuf.Timestamp" {
        timestampIsUsed = true
        return .timestamp
      }
      guard let found = messageNames[field.typeName] else { throw .unknownType(field.typeName, usedBy: user) }
      guard found.descriptor.isMapEntry else {
        return .message(String(field.typeName.dropFirst()), qualified: found.qualified, c: found.c)
      }
      guard found.descriptor.fields.count == 2 else { throw .malformedDescriptor("the map entry of \(user)") }
      let key = found.descriptor.fields[0].kind
      guard SwiftTables.mapKeys.contains(key) else { throw .unsupported("\(user) has keys of type \(key)") }
      let value = try resolveType(found.descriptor.fields[1], usedBy: user)
      return .map(key: key, value: value, entry: found.c)
    default: return .scalar(field.kind)
    }
  }

  private func resolve(_ service: ServiceDescriptor, path: [Int], _ file: FileDescriptor) throws(GeneratorError)
    -> Schema.Service
  {
    var methods: [Schema.Method] = []
    for (index, method) in service.methods.enumerated() {
      let user = "\(service.name).\(method.name)"
      let kind: Schema.Method.Kind =
        switch (method.clientStreaming, method.serverStreaming) {
        case (false, false): .unary
        case (false, true): .serverStreaming
        case (true, false): .clientStreaming
        case (true, true): .bidirectional
        }
      guard let input = messageNames[method.input] else { throw .unknownType(method.input, usedBy: user) }
      guard let output = messageNames[method.output] else { throw .unknownType(method.output, usedBy: user) }
      methods.append(
        Schema.Method(
          name: method.name, function: Naming.method(method.name), input: input.qualified,
          output: output.qualified, kind: kind, isIdempotent: method.idempotency != 0,
          comment: file.comments[path + [2, index]], http: method.http))
    }
    return Schema.Service(
      fullName: "\(file.package).\(service.name)", name: service.name, comment: file.comments[path],
      methods: methods)
  }

  /// Depth-first search for a message that contains itself.
  private func refuseCycles(_ messages: [Schema.Message]) throws(GeneratorError) {
    let children = Dictionary(uniqueKeysWithValues: messages.map { ($0.fullName, $0.fields.compactMap(\.child)) })
    var done: Set<String> = []
    for message in messages { try visit(message.fullName, [], children, &done) }
  }

  private func visit(
    _ name: String, _ path: [String], _ children: [String: [String]], _ done: inout Set<String>
  ) throws(GeneratorError) {
    if let start = path.firstIndex(of: name) { throw .cycle(Array(path[start...]) + [name]) }
    guard !done.contains(name) else { return }
    for child in children[name] ?? [] { try visit(child, path + [name], children, &done) }
    done.insert(name)
  }
}

extension Schema.Field {
  /// The message it holds.
  fileprivate var child: String? {
    switch type {
    case .message(let name, _, _): name
    case .map(_, .message(let name, _, _), _): name
    default: nil
    }
  }
}

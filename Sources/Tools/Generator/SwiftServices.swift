/// Writes the service protocols, client stubs and method descriptors of one package, and its routes.
struct SwiftServices {
  let package: Schema.Package

  func file(_ imports: SwiftImports) -> GeneratedFile? {
    guard !package.services.isEmpty else { return nil }
    var code = Code()
    code.line("// \(GeneratedFile.notice)")
    imports.write([.runtime, .rpcCore], &code)
    for service in package.services {
      code.line()
      code.block("extension \(package.namespace)") { code in
        writeProtocol(service, &code)
        writeClient(service, &code)
        writeMethods(service, &code)
      }
      code.line()
      writeDefinition(service, &code)
    }
    code.line()
    writeRoutes(&code)
    return GeneratedFile(folder: .swift, name: "\(package.namespace)+Services.swift", text: code.text)
  }

  private func writeProtocol(_ service: Schema.Service, _ code: inout Code) {
    code.doc(service.comment, else: "`\(service.fullName)`.")
    code.line("///")
    code.line("/// The server's side: what answers the calls.")
    code.block("public protocol \(service.name)Protocol: Sendable") { code in
      for method in service.methods {
        code.doc(method.comment)
        let function = Naming.escaped(method.function)
        let input = method.streamsRequests ? "_ requests: RequestStream<\(method.input)>" : "_ request: \(method.input)"
        if method.streamsAnswers {
          code.line("func \(function)(")
          code.line("  \(input), _ call: ServerCall,")
          code.line("  _ send: @escaping @Sendable (\(method.output)) async throws -> Void")
          code.line(") async throws")
        } else {
          code.line("func \(function)(\(input), _ call: ServerCall)")
          code.line("  async throws -> \(method.output)")
        }
      }
    }
  }

  private func writeClient(_ service: Schema.Service, _ code: inout Code) {
    code.line()
    code.doc(service.comment, else: "`\(service.fullName)`.")
    code.line("///")
    code.line("/// The client's side: calls over a channel.")
    code.block("public struct \(service.name)Client: Sendable") { code in
      code.line("private let channel: any Channel")
      code.line()
      code.line("public init(_ channel: any Channel) { self.channel = channel }")
      for method in service.methods {
        code.line()
        code.doc(method.comment)
        let descriptor = "\(service.name)Methods.\(Naming.escaped(method.function))"
        write(method, descriptor, &code)
      }
    }
  }

  private func write(_ method: Schema.Method, _ descriptor: String, _ code: inout Code) {
    let function = Naming.escaped(method.function)
    switch method.kind {
    case .unary:
      code.line("public func \(function)(")
      code.line("  _ request: \(method.input), _ options: CallOptions = CallOptions()")
      code.block(") async throws(RPCError) -> \(method.output)") { code in
        code.line("try await callUnary(channel, \(descriptor), request, options)")
      }
    case .serverStreaming:
      code.line("public func \(function)(")
      code.line("  _ request: \(method.input), _ options: CallOptions = CallOptions(),")
      code.line("  onMessage: @escaping @Sendable (\(method.output)) async throws -> Void")
      code.block(") async throws") { code in
        code.line("try await callStreaming(channel, \(descriptor), request, options, onMessage)")
      }
    case .clientStreaming:
      code.line("public func \(function)(")
      code.line("  _ options: CallOptions = CallOptions(),")
      code.line("  _ body: (RequestWriter<\(method.input)>) async throws -> Void")
      code.block(") async throws -> \(method.output)") { code in
        code.line("try await callClientStreaming(channel, \(descriptor), options, body)")
      }
    case .bidirectional:
      code.line("public func \(function)<Answer: Sendable>(")
      code.line("  _ options: CallOptions = CallOptions(),")
      code.line("  _ body: (DuplexCall<\(method.input), \(method.output)>) async throws -> Answer")
      code.block(") async throws -> Answer") { code in
        code.line("try await callBidirectional(channel, \(descriptor), options, body)")
      }
    }
  }

  private func writeMethods(_ service: Schema.Service, _ code: inout Code) {
    code.line()
    code.line("/// The methods of `\(service.fullName)`, as both sides know them.")
    code.block("public enum \(service.name)Methods") { code in
      code.line("public static let service = \"\(service.fullName)\"")
      for method in service.methods {
        code.line("public static let \(Naming.escaped(method.function)) = MethodDescriptor(")
        code.line("  service: service, name: \"\(method.name)\",")
        code.line("  kind: .\(method.kind.rawValue), isIdempotent: \(method.isIdempotent))")
      }
      code.line("/// In the order of the proto.")
      code.line("public static let all: [MethodDescriptor] = [")
      for method in service.methods { code.line("  \(Naming.escaped(method.function)),") }
      code.line("]")
    }
  }

  private func writeDefinition(_ service: Schema.Service, _ code: inout Code) {
    let name = "\(package.namespace).\(service.name)"
    code.block("extension \(name)Protocol") { code in
      code.line("/// The service as a server mounts it. A request that does not decode is answered with")
      code.line("/// INVALID_ARGUMENT, reason MALFORMED_MESSAGE.")
      code.block("public var \(Naming.lowerFirst(service.name))Definition: ServiceDefinition") { code in
        code.line("ServiceDefinition(")
        code.line("  name: \(name)Methods.service,")
        code.line("  methods: [")
        for method in service.methods {
          let function = Naming.escaped(method.function)
          let input = method.streamsRequests ? "requests: RequestStream<\(method.input)>" : "request: \(method.input)"
          let argument = method.streamsRequests ? "requests" : "request"
          code.line("    \(method.kind.maker)(\(name)Methods.\(function)) {")
          if method.streamsAnswers {
            code.line("      (\(input), call: ServerCall,")
            code.line("        send: @escaping @Sendable (\(method.output)) async throws -> Void) in")
            code.line("      try await self.\(function)(\(argument), call, send)")
          } else {
            code.line("      (\(input), call: ServerCall) -> \(method.output) in")
            code.line("      try await self.\(function)(\(argument), call)")
          }
          code.line("    },")
        }
        code.line("  ])")
      }
    }
  }

  private func writeRoutes(_ code: inout Code) {
    code.block("extension \(package.namespace)") { code in
      code.line("/// The routes of this package's services at the gateway.")
      code.line("public static let gatewayRoutes: [GatewayRoute] = [")
      for service in package.services {
        for method in service.methods {
          for rule in method.http { write(rule, method, service, &code) }
        }
      }
      code.line("]")
    }
  }

  private func write(_ rule: HTTPRule, _ method: Schema.Method, _ service: Schema.Service, _ code: inout Code) {
    let body =
      switch rule.body {
      case "": ".none"
      case "*": ".whole"
      default: ".field(\"\(rule.body)\")"
      }
    code.line("  GatewayRoute(")
    code.line("    httpMethod: \"\(rule.method)\", template: \"\(rule.template)\",")
    code.line("    method: \(service.name)Methods.\(Naming.escaped(method.function)),")
    code.line("    request: \(method.input).self, response: \(method.output).self, body: \(body),")
    code.line("    responseField: \(rule.responseBody.isEmpty ? "nil" : "\"\(rule.responseBody)\"")),")
  }

  /// The routes of all packages in one list.
  static func allRoutes(_ packages: [Schema.Package]) -> GeneratedFile? {
    let packages = packages.filter { !$0.services.isEmpty }
    guard !packages.isEmpty else { return nil }
    var code = Code()
    code.line("// \(GeneratedFile.notice)")
    code.line()
    code.line("/// Every route of the gateway, in the order of the protos.")
    code.line("public let gatewayRoutes: [GatewayRoute] = [")
    for package in packages { code.line("  \(package.namespace).gatewayRoutes,") }
    code.line("].flatMap { $0 }")
    return GeneratedFile(folder: .swift, name: "GatewayRoutes.swift", text: code.text)
  }
}

extension Schema.Method {
  fileprivate var streamsRequests: Bool { kind == .clientStreaming || kind == .bidirectional }
  fileprivate var streamsAnswers: Bool { kind == .serverStreaming || kind == .bidirectional }
}

extension Schema.Method.Kind {
  /// The function of the runtime that makes an `RPCMethod` of this kind.
  fileprivate var maker: String {
    switch self {
    case .unary: "unaryMethod"
    case .serverStreaming: "streamingMethod"
    case .clientStreaming: "clientStreamingMethod"
    case .bidirectional: "bidirectionalMethod"
    }
  }
}
